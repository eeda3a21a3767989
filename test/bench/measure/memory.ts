import { setTimeout as pause } from 'node:timers/promises';
import { startBare } from '../bare-app.ts';
import { report } from '../figure.ts';
import { type ProcessMemory, treeMemory } from '../process-tree.ts';
import { APP, EMPTY_APP, type StartPlaces } from './start.ts';
import { measureUnlock } from './unlock.ts';

const STEP_MS = 2_000;
const MOST_STEPS = 10;
/** Two readings that differ by less than this are the same. */
const SAME_KB = 512;

const totalKb = (memory: readonly ProcessMemory[]): number => memory.reduce((sum, { pssKb }) => sum + pssKb, 0);

/** Memory of all processes at rest: an empty window, then the app unlocked on the desk. One of them alone at a time. */
export async function measureMemory(places: StartPlaces): Promise<void> {
  const empty = await idleMemory(EMPTY_APP, places.emptyDataDir, places);
  const desk = await idleMemory(APP, places.dataDir, places);
  const note = 'PSS of the whole process tree at rest';
  const baseline = report('memory-empty', 'MB', [totalKb(empty) / 1024], { note });
  const emptyByType = byType(empty);
  for (const [type, kb] of emptyByType) report(`memory-empty-${type}`, 'MB', [kb / 1024]);
  report('memory-desk', 'MB', [totalKb(desk) / 1024], { against: baseline, note: `${note}; goal under 1.6` });
  for (const [type, kb] of byType(desk)) {
    const other = emptyByType.get(type);
    const against = other === undefined ? undefined : { name: `memory-empty-${type}`, median: other / 1024 };
    report(`memory-desk-${type}`, 'MB', [kb / 1024], { against });
  }
}

async function idleMemory(
  appDir: string,
  dataDir: string,
  { windows }: StartPlaces,
): Promise<readonly ProcessMemory[]> {
  const running = await startBare(appDir, dataDir, windows);
  try {
    await running.withPage(async (page) => {
      if (appDir === APP) await measureUnlock(page);
    });
    let memory = treeMemory(running.pid);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await pause(STEP_MS);
      const next = treeMemory(running.pid);
      const isSame = Math.abs(totalKb(next) - totalKb(memory)) < SAME_KB;
      memory = next;
      if (isSame) break;
    }
    return memory;
  } finally {
    await running.quit();
  }
}

function byType(memory: readonly ProcessMemory[]): ReadonlyMap<string, number> {
  const types = new Map<string, number>();
  for (const { type, pssKb } of memory) types.set(type, (types.get(type) ?? 0) + pssKb);
  return types;
}
