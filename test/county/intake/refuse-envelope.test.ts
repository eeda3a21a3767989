import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { openBatch, openHeader } from '../../../county/intake/open-batch.ts';
import { putTogether, takeApart, withHeader, withHeaderText } from '../support/forge.ts';
import { sealed, testCounty, testDevice } from '../support/sample-batch.ts';

const county = testCounty().secret;
const { bytes, header } = sealed();
const parts = takeApart(bytes);
const canonical = canonicalJson(header);

const refusalOf = (file: Uint8Array): string => {
  const opened = openBatch(file, county);
  return opened.ok ? 'opened' : opened.refusal.code;
};

describe('changes of a finished file', () => {
  test('every single byte of magic, length, header and signature, changed in every bit, is refused', () => {
    const end = bytes.length - parts.body.length;
    const opened: string[] = [];
    for (let at = 0; at < end; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        if (openHeader(changed).ok) opened.push(`${at}/${bit}`);
      }
    }
    expect(opened).toEqual([]);
  });

  test('every single byte of the body, changed, is refused', () => {
    for (let at = bytes.length - parts.body.length; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(refusalOf(changed)).toBe('body_changed');
    }
  });

  test('a file cut anywhere is refused', () => {
    for (let length = 0; length < bytes.length; length++) {
      const refusal = refusalOf(bytes.subarray(0, length));
      expect(['too_short', 'truncated']).toContain(refusal);
    }
  });

  test('bytes after the end are refused', () => {
    expect(refusalOf(Buffer.concat([bytes, Buffer.from([0])]))).toBe('trailing_bytes');
    expect(refusalOf(Buffer.concat([bytes, bytes]))).toBe('trailing_bytes');
  });

  test('the header of one batch with the body of another is refused', () => {
    const other = sealed({}, 'other randomness');
    expect(other.bytes.length).toBe(bytes.length);
    expect(refusalOf(putTogether({ ...parts, body: takeApart(other.bytes).body }))).toBe('body_changed');
  });

  test('a signature of another PC, or over another header, is refused', () => {
    const other = takeApart(sealed({ device: testDevice('other') }).bytes);
    expect(refusalOf(putTogether({ ...parts, signature: other.signature }))).toBe('wrong_signature');
    const later = takeApart(sealed({ seq: 2, prevHash: 'ab'.repeat(32) }).bytes);
    expect(refusalOf(putTogether({ ...parts, signature: later.signature }))).toBe('wrong_signature');
  });

  test('no batch, an empty file and a file over 64 MiB are refused', () => {
    expect(refusalOf(new Uint8Array(0))).toBe('too_short');
    expect(refusalOf(Buffer.from('%PDF-1.7 something else'))).toBe('wrong_magic');
    expect(refusalOf(new Uint8Array(64 * 1024 * 1024 + 1))).toBe('too_large');
  });
});

describe('headers that a PC signed but must not have written', () => {
  test.each([
    ['format 0', { format: 'aid-batch/0' }, 'header_version'],
    ['format 2147483648', { format: 'aid-batch/2147483648' }, 'header_version'],
    ['no algorithm', { alg: undefined }, 'header_algorithm'],
    ['algorithm none', { alg: 'none' }, 'header_algorithm'],
    ['the SM suite, which is not allowed here', { alg: 'S1' }, 'header_algorithm'],
    ['another record schema', { schema: 'aid-record/4' }, 'header_record_schema'],
    ['an unknown member', { extra: 1 }, 'header_field'],
    ['a member missing', { auditHead: undefined }, 'header_field'],
    ['seq 0', { seq: 0 }, 'header_field'],
    ['a negative total', { totalFen: -1 }, 'header_field'],
    ['another chunk size', { chunkSize: 16 }, 'header_field'],
    ['a PC name with a path', { pc: '../../etc-A' }, 'header_field'],
    ['another encoding', { encoding: 'gzip' }, 'header_field'],
    ['one record too many in the count', { count: 2 }, 'header_count'],
    [
      'a record listed twice',
      { count: 2, records: [header.records[0] ?? '', header.records[0] ?? ''] },
      'header_repeated',
    ],
    ['a body longer than the file', { packedLength: header.packedLength + 1 }, 'truncated'],
    ['a body shorter than the file', { packedLength: header.packedLength - 1 }, 'trailing_bytes'],
    ['another body hash', { bodyHash: '00'.repeat(32) }, 'body_changed'],
    ['another county', { countyKey: '0123456789abcdef' }, 'other_county'],
    ['an ephemeral key of small order', { epk: 'A'.repeat(43) }, 'weak_ephemeral'],
    ['another time', { createdAt: '2023-10-21T16:30:00+08:00' }, 'chunk_refused'],
    ['another total, the body untouched', { totalFen: 1 }, 'chunk_refused'],
  ])('%s is refused', (_, patch, code) => {
    expect(refusalOf(withHeader(patch))).toBe(code);
  });

  test.each([
    ['a space', canonical.replace(',', ', '), 'header_not_canonical'],
    ['a line break at the end', `${canonical}\n`, 'header_not_canonical'],
    ['a key twice', canonical.replace('"seq":1', '"seq":1,"seq":1'), 'header_not_canonical'],
    ['keys out of order', canonical.replace(/^\{("alg":"A1"),(.*)\}$/, '{$2,$1}'), 'header_not_canonical'],
    ['a fraction', canonical.replace('"seq":1', '"seq":1.0'), 'header_not_canonical'],
    ['an exponent', canonical.replace('"seq":1', '"seq":1e0'), 'header_not_canonical'],
    ['a number past 2^53', canonical.replace('"seq":1', '"seq":9007199254740993'), 'header_not_canonical'],
    ['a needless escape', canonical.replace('"A1"', '"\\u00411"'), 'header_not_canonical'],
    ['NaN', canonical.replace('"seq":1', '"seq":NaN'), 'header_json'],
    ['a byte order mark', `\uFEFF${canonical}`, 'header_json'],
    ['a key of the language', canonical.replace('{', '{"__proto__":{},'), 'header_field'],
    ['such a key among the packs', canonical.replace('"packs":{', '"packs":{"__proto__":"x",'), 'header_field'],
    ['no object', '[]', 'header_version'],
    ['a list of 120,000', `[${'0,'.repeat(120_000)}0]`, 'header_values'],
    ['nesting a million deep', '['.repeat(131_072), 'header_depth'],
  ])('%s in the header text is refused', (_, text, code) => {
    expect(refusalOf(withHeaderText(text))).toBe(code);
  });

  test('bytes that are no UTF-8 are refused', () => {
    const text = Buffer.from(canonical);
    text[text.indexOf('2105')] = 0xff;
    expect(refusalOf(withHeaderText(text))).toBe('header_encoding');
  });

  test('a header over 256 KiB is refused before it is read', () => {
    expect(refusalOf(withHeaderText(' '.repeat(256 * 1024 + 1)))).toBe('header_length');
  });
});
