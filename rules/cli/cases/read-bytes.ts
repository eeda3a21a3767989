import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Checked } from '#shared/settlement/problem.ts';

const STANDARD_INPUT = 0;

/** Reads a file to memory that threads can share; what has no size (a pipe) as it comes. */
function readFile(name: string): Buffer {
  const file = openSync(name, 'r');
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return readFileSync(file);
    const bytes = Buffer.from(new SharedArrayBuffer(stats.size));
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(file, bytes, length, bytes.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** What the machine says of a file that cannot be read, by its code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  EISDIR: '这是文件夹，不是文件',
  EACCES: '没有读取的权限',
  ERR_FS_FILE_TOO_LARGE: '文件太大',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** Reads a file whole, or standard input for `-`. Its size is limited by what one block of memory can be. */
export function readBytes(name: string): Checked<Buffer> {
  try {
    return { ok: true, value: name === '-' ? readFileSync(STANDARD_INPUT) : readFile(name) };
  } catch (error) {
    return { ok: false, problems: [{ path: '', message: `读不到文件“${name}”：${reasonOf(error)}` }] };
  }
}
