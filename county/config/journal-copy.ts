import { existsSync, readFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { UsageError } from '../cli/terminal.ts';
import { makeFolder, syncFolder, writeWhole } from '../spool/synced-file.ts';

/** Says in the county's folder where the second journal is: whoever opens the folder writes it as well, service or tool. */
const NOTE = 'journal-copy';
/** `--journal-copy` with this: from now on there is none. */
export const NO_COPY = 'none';

/**
 * Where the second journal is: as typed, else as the folder notes it. One that was noted must be there: an empty folder where a disk is
 * not mounted would be taken for it. Throws {@link UsageError}. `note` is to be called when the books are open.
 */
export async function journalCopyOf(
  folder: string,
  given: string | null,
): Promise<{ readonly copy: string | null; readonly note: () => Promise<void> }> {
  const path = join(folder, NOTE);
  const noted = existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
  if (given === NO_COPY) return { copy: null, note: () => forget(folder, path) };
  const copy = given ?? noted;
  if (copy === null) return { copy: null, note: () => Promise.resolve() };
  if (!relative(resolve(folder), copy).startsWith('..'))
    throw new UsageError('第二份日志要放在数据文件夹以外，最好在另一块硬盘或另一台机器上。');
  if (copy === noted && !existsSync(join(copy, 'journal.head')))
    throw new UsageError(
      `第二份日志不见了（${copy}）。请接好那块硬盘再启动；不再使用的，启动时加 --journal-copy ${NO_COPY}。`,
    );
  await makeFolder(copy);
  return { copy, note: copy === noted ? () => Promise.resolve() : () => writeWhole(path, Buffer.from(`${copy}\n`)) };
}

async function forget(folder: string, path: string): Promise<void> {
  if (!existsSync(path)) return;
  await unlink(path);
  await syncFolder(folder);
}
