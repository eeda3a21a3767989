import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UsageError } from '../cli/terminal.ts';
import { errnoOf } from '../spool/synced-file.ts';
import { SpoolFullError } from '../spool/spool.ts';

const FULL = '磁盘已满，没有完成。请腾出空间后再试。';
const PULLED = 'U 盘可能已拔出，没有做完。请重新插好，再做一次；已经写好的文件不会重复。';

const TROUBLE: Readonly<Record<string, string>> = {
  EACCES: '没有权限：请核对文件夹的属主和端口（1024 以下的端口需要管理员）。',
  EPERM: '系统不允许这样做，没有完成。请核对文件夹的属主，或换一个位置。',
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: '目标放不下这么大的文件，没有完成。请换一个位置。',
  EROFS: '这个位置是只读的，没有写入。请换一个位置或取下写保护。',
  ENOTDIR: '路径里有一段是文件，不是文件夹。请核对路径。',
  EEXIST: '这个位置已有同名的文件，不是文件夹。请核对路径。',
  // A stick that went: said by the kernel, or by a file system outside it.
  ENODEV: PULLED,
  ENXIO: PULLED,
  ENOTCONN: PULLED,
  ECONNABORTED: PULLED,
  EIO: '读写出错，没有做完：U 盘可能已拔出，或磁盘已损坏。请重新插好或换一个，再做一次。',
};

/** What kept a file from being read or written and a person can put right, in a sentence; null for anything else. */
export const fileTrouble = (error: unknown): string | null =>
  error instanceof SpoolFullError ? FULL : (TROUBLE[errnoOf(error) ?? ''] ?? null);

/** Reads a file that was named on the command line; nothing of one that is larger than `most`. Throws {@link UsageError}. */
export async function readNamed(path: string, most = Infinity): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    return size > most ? new Uint8Array() : await readFile(path);
  } catch (error) {
    throw new UsageError(`读不出文件 ${basename(path)}：${fileTrouble(error) ?? '请核对路径。'}`);
  }
}
