import fs, { cpSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterTest, freshFolder } from '../fixtures.ts';

/** What makes something durable, or takes it away. */
const DURABLE = ['fsyncSync', 'fdatasyncSync', 'renameSync', 'rmSync'] as const;

/**
 * Copies a folder before and after every durable step of `work`: what a kill at that moment leaves, since what was written
 * is in the files whether it reached the disk or not. Steps of SQLite itself lie between two of them.
 */
export function snapshotsOf(dataDir: string, work: (snap: () => void) => void): readonly string[] {
  const root = freshFolder();
  const taken: string[] = [];
  let isTaking = false;
  const snap = (): void => {
    if (isTaking) return;
    isTaking = true;
    const folder = join(root, String(taken.length));
    cpSync(dataDir, folder, { recursive: true });
    taken.push(folder);
    isTaking = false;
  };
  const real = Object.fromEntries(DURABLE.map((name) => [name, fs[name]]));
  const restore = (): void => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  };
  afterTest(restore);
  for (const name of DURABLE) {
    const call = fs[name] as (...args: readonly unknown[]) => unknown; // whichever it is, it is only handed on
    Reflect.set(fs, name, (...args: readonly unknown[]) => {
      snap();
      const done = Reflect.apply(call, fs, args);
      snap();
      return done;
    });
  }
  syncBuiltinESMExports();
  try {
    work(snap);
  } finally {
    restore();
  }
  return taken;
}
