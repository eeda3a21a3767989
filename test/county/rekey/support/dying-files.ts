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
  let done = 0;
  const undo = await beforeEachChange(() => {
    done++;
    if (done >= nth) throw new Dead();
  });
  try {
    await work();
    return false;
  } catch (error) {
    if (done >= nth) return true;
    throw error;
  } finally {
    undo();
  }
}

/** Calls `look` before each change of the disk by this process, with what it is; what it throws takes the place of the change. Gives what ends it. */
export async function beforeEachChange(look: (change: string) => void): Promise<() => void> {
  const probe = await promises.open(import.meta.filename, 'r');
  const fileOf = Object.getPrototypeOf(probe) as Record<string, Call>; // Node does not export the class.
  await probe.close();
  const watched = (name: string, call: Call): Call =>
    async function (this: unknown, ...args) {
      look(`${name} ${args.filter((each) => typeof each === 'string').join(' ')}`);
      return call.apply(this, args);
    };
  const undo: (() => void)[] = [];
  const replace = (target: Record<string, Call>, names: readonly string[]): void => {
    for (const name of names) {
      const own = target[name];
      if (own === undefined) throw new TypeError(name);
      target[name] = watched(name, own);
      undo.push(() => (target[name] = own));
    }
  };
  replace(promises as unknown as Record<string, Call>, BY_PATH); // Each of these gives a promise.
  replace(fileOf, BY_FILE);
  syncBuiltinESMExports();
  return () => {
    for (const back of undo) back();
    syncBuiltinESMExports();
  };
}
