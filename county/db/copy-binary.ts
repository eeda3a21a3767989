import type { CopyValue } from './database.ts';

/** PostgreSQL's binary COPY: a signature, no flags, no extension; each row its field count, each field its length and bytes. */
const HEAD = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
const END = Buffer.from('ffff', 'hex');
const NULL = Buffer.from('ffffffff', 'hex');

function field(value: CopyValue): readonly Uint8Array[] {
  if (value === null) return [NULL];
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('Only whole numbers are stored');
    const bytes = Buffer.allocUnsafe(12);
    bytes.writeUInt32BE(8, 0);
    bytes.writeBigInt64BE(BigInt(value), 4);
    return [bytes];
  }
  if (typeof value === 'boolean') return [Buffer.from([0, 0, 0, 1, value ? 1 : 0])];
  // PostgreSQL's text knows no NUL, and names that a file gives (of a visit, of a fund) may hold one.
  const bytes = typeof value === 'string' ? Buffer.from(value.replaceAll('\0', '\ufffd'), 'utf8') : value;
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(bytes.length, 0);
  return [length, bytes];
}

/** Rows as one binary COPY stream. The columns are bigint, text, boolean or bytea, as the values are. */
export function copyBinary(rows: readonly (readonly CopyValue[])[]): Buffer {
  const parts: Uint8Array[] = [HEAD];
  for (const row of rows) {
    const count = Buffer.allocUnsafe(2);
    count.writeUInt16BE(row.length, 0);
    parts.push(count);
    for (const value of row) parts.push(...field(value));
  }
  parts.push(END);
  return Buffer.concat(parts);
}
