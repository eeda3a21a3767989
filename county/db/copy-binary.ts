import type { CopyValue } from './database.ts';

/** PostgreSQL's binary COPY: a signature, no flags, no extension; each row its field count, each field its length and bytes. */
const HEAD = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
const END = Buffer.from('ffff', 'hex');
const NULL = -1;
const FIRST_BYTES = 64 * 1024;
/** Of UTF-8 for one UTF-16 unit. */
const MOST_OF_UNIT = 3;
const [TEXT_HEAD, NUMBER_BYTES, COUNT_BYTES] = [4, 12, 2];

/** Rows as one binary COPY stream. The columns are bigint, text, boolean or bytea, as the values are. */
export function copyBinary(rows: readonly (readonly CopyValue[])[]): Buffer {
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let at = HEAD.copy(bytes);

  /** Twice as large each time: the rows of a batch are written into one piece of memory. */
  function makeRoom(more: number): void {
    if (at + more <= bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, at + more));
    bytes.copy(larger, 0, 0, at);
    bytes = larger;
  }

  function put(value: CopyValue): void {
    if (value === null) {
      makeRoom(TEXT_HEAD);
      at = bytes.writeInt32BE(NULL, at);
    } else if (typeof value === 'number') {
      if (!Number.isSafeInteger(value)) throw new RangeError('Only whole numbers are stored');
      makeRoom(NUMBER_BYTES);
      at = bytes.writeUInt32BE(8, at);
      // Both halves of a 64-bit number; the upper one carries the sign.
      const upper = Math.floor(value / 2 ** 32);
      at = bytes.writeInt32BE(upper, at);
      at = bytes.writeUInt32BE(value - upper * 2 ** 32, at);
    } else if (typeof value === 'boolean') {
      makeRoom(TEXT_HEAD + 1);
      at = bytes.writeUInt32BE(1, at);
      at = bytes.writeUInt8(value ? 1 : 0, at);
    } else if (typeof value === 'string') {
      // PostgreSQL's text knows no NUL, and names that a file gives (of a visit, of a fund) may hold one.
      const text = value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
      makeRoom(TEXT_HEAD + text.length * MOST_OF_UNIT);
      const length = bytes.write(text, at + TEXT_HEAD, 'utf8');
      at = bytes.writeUInt32BE(length, at) + length;
    } else {
      makeRoom(TEXT_HEAD + value.length);
      at = bytes.writeUInt32BE(value.length, at);
      bytes.set(value, at);
      at += value.length;
    }
  }

  for (const row of rows) {
    makeRoom(COUNT_BYTES);
    at = bytes.writeUInt16BE(row.length, at);
    for (const value of row) put(value);
  }
  makeRoom(END.length);
  at += END.copy(bytes, at);
  return bytes.subarray(0, at);
}
