import type { Page } from '@playwright/test';
import { report } from '../figure.ts';
import type { Profile } from '../profile.ts';
import type { AppWindow } from '../window-app.ts';

const SAVES = 60;
const PAPERS = 7;

/** Saving, papers and batches as round trips of the page: what a clerk waits for. */
export async function measureWork(page: Page, { usual, settled }: Profile): Promise<void> {
  const saves = await page.evaluate(
    async ([draft, runs]) => {
      const { app } = window as unknown as AppWindow;
      const values: number[] = [];
      let { revision } = draft;
      for (let run = 0; run < runs; run += 1) {
        const form = { ...draft.form, note: `第${run}次` };
        const started = performance.now();
        const saved = await app.invoke('application/saveDraft', { id: draft.id, revision, form });
        values.push(performance.now() - started);
        if (!saved.ok) throw new Error(saved.error.code);
        ({ revision } = saved.value);
      }
      return values;
    },
    [usual, SAVES] as const,
  );
  report('save-case', 'ms', saves, { note: 'three visits, sealed, fsynced, acknowledged' });

  const papers = await timed(
    page,
    'paper/make',
    Array.from({ length: PAPERS }, () => ({
      applicationId: settled[0] ?? '',
      kind: 'settlement' as const,
    })),
  );
  report('paper-settlement', 'ms', papers, { note: '结算单 as PDF; the first also loads the fonts' });

  const seals = await timed(
    page,
    'batch/seal',
    settled.map((id) => ({ applicationIds: [id] })),
  );
  report('seal-batch-of-1', 'ms', seals);
}

type TimedChannels = {
  readonly 'paper/make': { readonly applicationId: string; readonly kind: 'settlement' };
  readonly 'batch/seal': { readonly applicationIds: string[] };
};

/** Calls a channel once for each input; the ms of each. */
const timed = <N extends keyof TimedChannels>(
  page: Page,
  channel: N,
  inputs: readonly TimedChannels[N][],
): Promise<number[]> =>
  page.evaluate(
    async ([name, all]) => {
      const { app } = window as unknown as AppWindow;
      const values: number[] = [];
      for (const input of all) {
        const started = performance.now();
        // Which of the two it is was settled outside, where the types still knew it.
        const result = await app.invoke(name as 'paper/make', input as TimedChannels['paper/make']);
        values.push(performance.now() - started);
        if (!result.ok) throw new Error(result.error.code);
      }
      return values;
    },
    [channel, inputs] as const as readonly [string, readonly unknown[]],
  );
