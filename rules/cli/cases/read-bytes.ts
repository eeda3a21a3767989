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

/** Reads a file whole, or standard input for `-`. Its size is limited by what one block of memory can be. */
export function readBytes(name: string): Checked<Buffer> {
  try {
    return { ok: true, value: name === '-' ? readFileSync(STANDARD_INPUT) : readFile(name) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: '', message: `读不到文件“${name}”：${reason}` }] };
  }
}
