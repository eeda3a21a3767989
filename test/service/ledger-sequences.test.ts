import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationDetail } from '#shared/contract/application.ts';
import { EXPECTED, STAYS } from '../support/invented-case.ts';
import { accept, draft, settle } from './support/desk.ts';
import { ownCase } from './support/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from './support/window.ts';

const folder = testFolder();
let window: Window;
let people = 0;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

test('however applications are confirmed and taken back, the ledger is what was paid, and ends at the whole year', async () => {
  // Each step is about one of three applications: confirm it when it is open, take it back when it is confirmed.
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 8 }), async (steps) => {
      people += 1;
      const { idNumber, form } = ownCase(people);
      const open: ApplicationDetail[] = [];
      for (const stay of STAYS) open.push(await draft(window, form([stay])));
      const toggle = async (index: number): Promise<void> => {
        const detail = open[index];
        if (detail === undefined) throw new Error('There are three applications');
        open[index] =
          detail.status === 'settled'
            ? await window.ask('application/reopen', { id: detail.id, revision: detail.revision, reason: '再看一遍' })
            : await settle(window, await accept(window, detail));
      };
      const total = async (): Promise<number> =>
        (await window.ask('ledger/person', { idNumber })).rows.reduce((sum, { amount }) => sum + amount, 0);
      const paid = (): number =>
        open.reduce((sum, { status, settlement }) => sum + (status === 'settled' ? (settlement?.payable ?? 0) : 0), 0);
      for (const step of steps) {
        await toggle(step);
        expect(await total()).toBe(paid());
      }
      for (const [index, { status }] of open.entries()) if (status !== 'settled') await toggle(index);
      expect(await total()).toBe(EXPECTED.payableFen);
    }),
    { numRuns: 12 },
  );
});
