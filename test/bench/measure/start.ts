import { execFileSync } from 'node:child_process';
import { accessSync, constants, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type BareApp, startBare } from '../bare-app.ts';
import { report } from '../figure.ts';
import type { ShownWindows } from '../x-windows.ts';
import { measureUnlock } from './unlock.ts';

export const EMPTY_APP = resolve(import.meta.dirname, '../empty-app');
export const APP = resolve(import.meta.dirname, '../../..');

const RUNS = 7;
const DROP_CACHES = '/proc/sys/vm/drop_caches';

export type StartPlaces = { readonly dataDir: string; readonly emptyDataDir: string; readonly windows: ShownWindows };

/**
 * Start to usable window, cold and warm, against an empty Electron window, in turn. The empty window counts as usable
 * when it is on the screen with its page loaded; the app when it is on the screen with the unlock page painted.
 */
export async function measureStart(places: StartPlaces): Promise<void> {
  const canDrop = canDropCaches();
  await startsOf('cold', places, canDrop ? dropCaches : () => undefined, {
    runs: canDrop ? RUNS : 1,
    note: canDrop
      ? 'page cache of the whole machine dropped before each start'
      : 'the page cache cannot be dropped here (not root): merely the first start of this run',
  });
  await startsOf('warm', places, () => undefined, { runs: RUNS });
}

async function startsOf(
  kind: 'cold' | 'warm',
  places: StartPlaces,
  prepare: () => void,
  { runs, note }: { readonly runs: number; readonly note?: string },
): Promise<void> {
  const empty: number[] = [];
  const own: number[] = [];
  const unlocks: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    prepare();
    empty.push(await startOnce(EMPTY_APP, places.emptyDataDir, places.windows, emptyIsUsable));
    prepare();
    own.push(
      await startOnce(APP, places.dataDir, places.windows, async (page) => {
        const at = await unlockIsUsable(page);
        if (kind === 'warm') unlocks.push(await measureUnlock(page));
        return at;
      }),
    );
  }
  const baseline = report(`start-${kind}-empty`, 'ms', empty, { note });
  report(`start-${kind}`, 'ms', own, {
    against: baseline,
    note: [note, 'goal under 2.5 ×'].filter(Boolean).join('; '),
  });
  if (unlocks.length > 0) {
    report('unlock', 'ms', unlocks, {
      note: 'password Enter to painted desk, first time after the start; scrypt N=2^17',
    });
  }
}

/** One start; gives the ms from before the process to the usable window. */
async function startOnce(
  appDir: string,
  dataDir: string,
  windows: ShownWindows,
  paintedAt: (page: Page) => Promise<number>,
): Promise<number> {
  const running: BareApp = await startBare(appDir, dataDir, windows);
  try {
    const painted = await running.withPage(paintedAt);
    const ms = Math.max(painted, running.shownAt) - running.spawnedAt;
    console.error(
      `${appDir === APP ? 'app  ' : 'empty'} usable after ${Math.round(ms)} ms, on the screen after ${Math.round(running.shownAt - running.spawnedAt)} ms`,
    );
    return ms;
  } finally {
    await running.quit();
  }
}

/** Wall clock in ms at which the empty page was loaded. */
const emptyIsUsable = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return performance.timeOrigin + (navigation?.loadEventEnd ?? Number.NaN);
  });

/** Wall clock in ms of the first paint with content. The unlock page comes in one piece, so that is its paint. */
async function unlockIsUsable(page: Page): Promise<number> {
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused();
  return await page.evaluate(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
  });
}

function canDropCaches(): boolean {
  try {
    accessSync(DROP_CACHES, constants.W_OK);
    dropCaches();
    return true;
  } catch {
    return false;
  }
}

function dropCaches(): void {
  execFileSync('sync');
  writeFileSync(DROP_CACHES, '3');
}
