import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import { hasLoneSurrogate } from '#shared/protocol/lone-surrogate.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { readCanonical, readSlowly } from '../../../county/intake/read-canonical.ts';
import { scanCanonical } from '../../../county/intake/scan-canonical.ts';
import { settledRecord } from '../support/settled-record.ts';

const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

/** Both ways say the same of the bytes, and what is said to be plain is. */
function compare(bytes: Uint8Array): boolean {
  const [quick, slow] = [readCanonical(bytes), readSlowly(bytes)];
  if (!quick.ok || !slow.ok) return expect(quick).toEqual(slow) === undefined && false;
  expect({ value: quick.value, values: quick.values }).toEqual({ value: slow.value, values: slow.values });
  if (quick.isPlain) expect([findShapeProblems(slow.value), hasLoneSurrogate(slow.value)]).toEqual([[], false]);
  return quick.isPlain;
}

const key = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.constantFrom(
    '',
    '10',
    '9',
    'prototype',
    'constructor',
    '__proto__',
    '__proto_',
    '\uE000',
    '\u{1F600}',
    '"',
    '\\',
    '\u007f',
  ),
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('\ud800', '\udfff!', '\n\t\b\f\r"\\/', '\u0000', '\u2028', '金'),
  fc.maxSafeInteger(),
  fc.integer(),
  fc.constantFrom(null, true, false, 0, -1),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
}));

test('a record of a window is proven canonical by one reading', () => {
  const text = canonicalJson(settledRecord() as unknown as Canonical);
  expect(compare(bytesOf(text))).toBe(true);
});

test('of canonical values both ways of reading give the same value and count', () => {
  fc.assert(
    fc.property(value, (any) => {
      compare(bytesOf(canonicalJson(any as Canonical)));
    }),
    { numRuns: 3000 },
  );
});

test('of values that are written otherwise both ways of reading say the same', () => {
  const writings = [
    (any: unknown) => JSON.stringify(any),
    (any: unknown) => JSON.stringify(any, null, 1),
    (any: unknown) => `${JSON.stringify(any)} `,
    (any: unknown) => JSON.stringify({ b: any, a: any }),
    (any: unknown) => `{"a":1,"a":${JSON.stringify(any)}}`,
  ];
  fc.assert(
    fc.property(value, fc.constantFrom(...writings), (any, write) => {
      compare(bytesOf(write(any)));
    }),
    { numRuns: 3000 },
  );
});

test('of a record with any byte changed, put in or left out both ways of reading say the same', () => {
  const bytes = bytesOf(canonicalJson(settledRecord() as unknown as Canonical));
  const special = fc.constantFrom(...Buffer.from('"\\{}[],:-0129 eE+.u/tfn\n\0\x7f\xc3\xed\xf0', 'latin1'));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(2), fc.oneof(special, fc.nat(255)), (at, left, byte) => {
      compare(
        Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(left < 2 ? [byte] : []),
          bytes.subarray(at + Math.min(left, 1)),
        ]),
      );
    }),
    { numRuns: 4000 },
  );
});

test('of a text with any bytes in it, UTF-8 or not, both ways of reading say the same', () => {
  const sequences = [
    'eda080',
    'edb080',
    'c080',
    'e08080',
    'f0808080',
    'f4908080',
    'f48fbfbf',
    'efbbbf',
    'efbfbe',
    'f09f98',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...sequences.map((hex) => Buffer.from(hex, 'hex'))),
    fc.uint8Array({ maxLength: 4 }),
    fc.string({ unit: 'grapheme', maxLength: 3 }).map(bytesOf),
  );
  let plain = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      if (compare(Buffer.concat([bytesOf('{"a":"'), ...pieces, bytesOf('"}')]))) plain++;
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test.each([
  '{"a":1,"a":2}',
  '{"b":1,"a":2}',
  '{"a":1.0}',
  '{"a":1e3}',
  '{"a":-0}',
  '{"a":01}',
  '{"a":-}',
  '{"a":9007199254740993}',
  '{"a":"\\u0041"}',
  '{"a":"\\/"}',
  '{"a":"\\ud800"}',
  '{"9":1,"10":2}',
  '{"\uE000":1,"\u{1F600}":2}',
  '{"a":1,}',
  '{"a":[1,]}',
  '{"a":nul}',
  '{"a":falsetrue}',
  '{"a" :1}',
  '\ufeff{"a":1}',
  '{"a":1}{',
  '[1]]',
  '["a',
  '"a"',
  '1',
  '',
  `{"a":${'['.repeat(40)}${']'.repeat(40)}}`,
  '{"constructor":1}',
])('the quick way is never sure of %s', (text) => {
  expect(scanCanonical(bytesOf(text))).toBeNull();
  compare(bytesOf(text));
});

test('bytes that are no UTF-8 are refused although the quick way does not look', () => {
  const bytes = Buffer.from('{"a":"\xff"}', 'latin1');
  expect(scanCanonical(bytes)).not.toBeNull();
  expect(readCanonical(bytes)).toEqual({ ok: false, problem: 'encoding' });
});
