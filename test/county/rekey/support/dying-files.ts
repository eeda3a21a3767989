import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** Everything that changes a disk, by path and by open file. */
const BY_PATH = ['mkdir', 'rename', 'rm', 'rmdir', 'unlink', 'link', 'writeFile', 'copyFile'] as const;
const BY_FILE = ['write', 'sync', 'datasync', 'truncate', 'writeFile'] as const;

class Dead extends Error {}

type Call = (...args: unknown[]) => Promise<unknown>;

/**
 * Runs work as if the process died at its `nth` change of the disk: that one and all behind it do not happen. True: it died; false: it was
 * through before. Anything else that the work throws is thrown on.
 */
export async function dieAt(nth: number, work: () => Promise<unknown>): Promise<boolean> {
  const probe = await promises.open(import.meta.filename, 'r');
  const fileOf = Object.getPrototypeOf(probe) as Record<string, Call>; // Node does not export the class.
  await probe.close();
  let done = 0;
  const dying = (call: Call): Call =>
    function (this: unknown, ...args) {
      done++;
      return done >= nth ? Promise.reject(new Dead()) : call.apply(this, args);
    };
  const undo: (() => void)[] = [];
  const replace = (target: Record<string, Call>, names: readonly string[]): void => {
    for (const name of names) {
      const own = target[name];
      if (own === undefined) throw new TypeError(name);
      target[name] = dying(own);
      undo.push(() => (target[name] = own));
    }
  };
  replace(promises as unknown as Record<string, Call>, BY_PATH); // Each of these gives a promise.
  replace(fileOf, BY_FILE);
  syncBuiltinESMExports();
  try {
    await work();
    return false;
  } catch (error) {
    if (done >= nth) return true;
    throw error;
  } finally {
    for (const back of undo) back();
    syncBuiltinESMExports();
  }
}
