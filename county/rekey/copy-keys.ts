import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../cli/terminal.ts';
import { fingerprintOfDataKey } from './data-keys.ts';
import { makeFolder, moveSynced, syncFile, syncFolder } from '../spool/synced-file.ts';

/** Where copied keys go: a folder of its own, named after the county, the time and the data key that it is for. */
export type KeyCopy = {
  /** The county's folder. */
  readonly folder: string;
  /** Where keys are kept beside it, absolute. */
  readonly to: string;
  readonly code: string;
  readonly at: string;
  readonly dataKey: Uint8Array;
};

/** A place in the county's folder keeps nothing that the folder loses. Throws {@link UsageError}. */
export function refuseInside({ folder, to }: Pick<KeyCopy, 'folder' | 'to'>): void {
  if (!relative(folder, to).startsWith('..'))
    throw new UsageError(`${to} 在数据文件夹里，坏了会一起丢。请写另外保管密钥的地方，例如加密 U 盘。`);
}

/** Copies a county's keys there; gives the folder it made. Throws {@link UsageError}. */
export async function keepKeys(
  { folder, to, code, at, dataKey }: KeyCopy,
  isWanted?: (name: string) => boolean,
): Promise<string> {
  const time = at.replace(/\D/g, '').slice(0, 14);
  const copy = join(to, `aid-county-keys-${code}-${time}-${fingerprintOfDataKey(dataKey)}`);
  await copyKeys(join(folder, 'keys'), copy, isWanted);
  return copy;
}

/**
 * Copies the keys of a county into a folder that is not there yet, and compares each with what was read back: that shows a file that is
 * missing or cut, but the machine may answer from its memory, so only a medium that was taken out and put in again shows what it holds.
 * The folder has its name only when all of them are there. Throws {@link UsageError}.
 */
async function copyKeys(from: string, to: string, isWanted: (name: string) => boolean = () => true): Promise<void> {
  if (existsSync(to)) throw new UsageError(`${to} 已经有了，没有再抄。请一分钟后再试。`);
  const making = `${to}.making`;
  await rm(making, { recursive: true, force: true });
  await makeFolder(making);
  const names = (await keyFiles(from)).filter(isWanted);
  for (const name of names) await copySynced(join(from, name), join(making, name));
  for (const name of names)
    if (!(await readFile(join(making, name))).equals(await readFile(join(from, name))))
      throw new UsageError(`抄件 ${name} 读回来与原件不同，没有抄成。请换一个 U 盘再试。`);
  await moveSynced(making, to);
}

/** Copies a file, synced with its name. */
export async function copySynced(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await copyFile(from, to);
  await syncFile(to);
  await syncFolder(dirname(to));
}

/** Every file of a folder of keys, but for what a crash left half written. */
export async function keyFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.aside-'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
