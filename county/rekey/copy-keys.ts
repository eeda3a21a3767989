import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../cli/terminal.ts';
import { makeFolder, moveSynced, syncFile, syncFolder } from '../spool/synced-file.ts';

/**
 * Copies every key of a county into a folder that is not there yet, and compares each with what was read back. The folder has its name
 * only when all of them are there. Throws {@link UsageError}.
 */
export async function copyKeys(from: string, to: string): Promise<void> {
  if (existsSync(to)) throw new UsageError(`${to} 已经有了，没有再抄。请一分钟后再试。`);
  const making = `${to}.making`;
  await rm(making, { recursive: true, force: true });
  await makeFolder(making);
  const names = await keyFiles(from);
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
