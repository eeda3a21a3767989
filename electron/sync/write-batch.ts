import { constants } from 'node:fs';
import { open, readFile, rename, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/result.ts';
import { parseBatchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import { parsePapersFileName } from '#shared/protocol/papers/papers-file-name.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘已满',
  EFBIG: '磁盘放不下这么大的文件',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限',
  EROFS: '磁盘是只读的',
  ENOENT: '文件夹不存在，U 盘可能已拔出',
  ENOTDIR: '文件夹不存在，U 盘可能已拔出',
  ENODEV: 'U 盘可能已拔出',
  ENXIO: 'U 盘可能已拔出',
  // What a file system outside the kernel says when its stick is gone.
  ENOTCONN: 'U 盘可能已拔出',
  ECONNABORTED: 'U 盘可能已拔出',
  EIO: '读写出错，U 盘可能已拔出或已损坏',
};

/**
 * Puts a batch, or a part of its papers, into a folder (the PC's own or a stick): `.part` → fsync → rename → fsync of the folder → read back and
 * compare. Only after that it is there; whatever stops it before leaves no file of that name. The same file already there is
 * success; a different one under that name is never overwritten.
 * Errors: FILE_WRITE_FAILED, BATCH_VERIFY_FAILED (the bytes read back differ).
 */
export async function writeBatchFile(
  folder: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<{ readonly path: string }>> {
  if (parseBatchFileName(fileName) === null && parsePapersFileName(fileName) === null)
    throw new RangeError(`Not the name of a batch or of papers: ${fileName}`);
  const path = join(folder, fileName);
  const part = `${path}.part`;
  try {
    const present = await readIfPresent(path);
    if (present === null) {
      await writeDurably(part, bytes);
      await rename(part, path);
    } else if (!isSame(present, bytes)) {
      return fail('FILE_WRITE_FAILED', { why: '同名文件已存在，内容不同' });
    }
    await syncFolder(folder);
    if (isSame(await readFile(path), bytes)) return ok({ path });
    await unlink(path);
    return fail('BATCH_VERIFY_FAILED');
  } catch (error) {
    // The disk may be gone altogether; a left-over `.part` is replaced by the next try.
    await unlink(part).catch(() => undefined);
    return fail('FILE_WRITE_FAILED', { why: WHY[codeOf(error)] ?? '读写磁盘出错' });
  }
}

async function readIfPresent(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function writeDurably(part: string, bytes: Uint8Array): Promise<void> {
  await unlink(part).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
  // Exclusive: a link somebody left under this name is not followed.
  await using(await open(part, 'wx', 0o600), async (file) => {
    await file.writeFile(bytes);
    await file.sync();
  });
}

/** Makes the new name durable. Windows gives no handle on a folder; some stick file systems cannot sync one. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using(await open(folder, constants.O_RDONLY | constants.O_DIRECTORY), async (handle) => {
    await handle.sync().catch((error: unknown) => {
      if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP' && codeOf(error) !== 'ENOSYS') throw error;
    });
  });
}

async function using(handle: FileHandle, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
