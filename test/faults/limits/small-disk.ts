import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Act } from '../life/act.ts';
import { copyOf } from '../life/acts.ts';
import type { Profile } from '../support/profile.ts';

const PAGE = 4096;
/** Enough for whatever an act needs, and for looking at it afterwards. */
const ROOM = 'size=64m,nr_inodes=4096';

const run = (program: string, ...args: readonly string[]): void =>
  void execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });

/** Whether this process may mount a disk in memory. */
export const canMount = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

/** What is left of a disk when the profile lies on it. */
export type Left = { readonly freeBytes?: number; readonly freeInodes?: number; readonly isReadOnly?: boolean };

/** Runs `work` with the profile of an act on a disk on which little is left; `giveRoom` makes it large and writable. */
export async function inSmallDisk<T>(
  folder: string,
  act: Act,
  { freeBytes, freeInodes, isReadOnly = false }: Left,
  work: (profile: Profile, giveRoom: () => void) => Promise<T>,
): Promise<T> {
  const mount = join(folder, 'disk');
  mkdirSync(mount, { recursive: true });
  run('mount', '-t', 'tmpfs', '-o', ROOM, 'tmpfs', mount);
  const change = (options: string): void => run('mount', '-o', `remount,${options}`, mount);
  try {
    const profile = copyOf(act, join(mount, 'profile'));
    const used = usedBy(mount);
    if (freeBytes !== undefined) change(`size=${used.bytes + freeBytes}`);
    if (freeInodes !== undefined) change(`nr_inodes=${used.inodes + freeInodes}`);
    if (isReadOnly) change('ro');
    return await work(profile, () => change(`rw,${ROOM}`));
  } finally {
    run('umount', mount);
    rmSync(mount, { recursive: true });
  }
}

/** What everything below a folder takes, itself included. */
function usedBy(path: string): { readonly bytes: number; readonly inodes: number } {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return { bytes: Math.ceil(stat.size / PAGE) * PAGE, inodes: 1 };
  return readdirSync(path)
    .map((name) => usedBy(join(path, name)))
    .reduce((sum, { bytes, inodes }) => ({ bytes: sum.bytes + bytes, inodes: sum.inodes + inodes }), {
      bytes: 0,
      inodes: 1,
    });
}
