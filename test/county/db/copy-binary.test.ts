import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyBinary } from '../../../county/db/copy-binary.ts';
import type { CopyValue } from '../../../county/db/database.ts';

/** Written field by field from PostgreSQL's description of the format. */
function field(value: CopyValue): readonly Uint8Array[] {
  if (value === null) return [Buffer.from('ffffffff', 'hex')];
  const length = Buffer.alloc(4);
  let content: Uint8Array;
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(BigInt(value));
    content = bytes;
  } else if (typeof value === 'boolean') content = Buffer.from([value ? 1 : 0]);
  else content = typeof value === 'string' ? Buffer.from(value.replaceAll('\0', '\ufffd'), 'utf8') : value;
  length.writeUInt32BE(content.length);
  return [length, content];
}

const value: fc.Arbitrary<CopyValue> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    2 ** 32,
    -(2 ** 32),
    '\0a\0',
  ),
  fc.maxSafeInteger(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array(),
);

test('rows are written as PostgreSQL’s binary copy describes them', () => {
  fc.assert(
    fc.property(fc.array(fc.array(value)), (rows) => {
      const parts = rows.flatMap((row) => [Buffer.from([row.length >> 8, row.length & 255]), ...row.flatMap(field)]);
      const head = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
      expect(copyBinary(rows).equals(Buffer.concat([head, ...parts, Buffer.from([255, 255])]))).toBe(true);
    }),
  );
});

test('rows of any size fit', () => {
  const large = 'é'.repeat(100_000);
  expect(copyBinary([[large], [new Uint8Array(300_000)]]).length).toBe(19 + 2 + 4 + 200_000 + 2 + 4 + 300_000 + 2);
});

test('a fraction or a number that is too large is refused', () => {
  for (const wrong of [0.5, 2 ** 53, Number.NaN]) expect(() => copyBinary([[wrong]])).toThrow(RangeError);
});
