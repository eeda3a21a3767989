import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseBatchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import { openBatch } from '../../county/intake/open-batch.ts';
import { sealBatch } from '../../electron/sync/seal-batch.ts';
import { sampleRecords, sealed, sealInput, testCounty, testDevice } from '../county/support/sample-batch.ts';
import { PERSONAL, sampleRecord } from '../county/support/sample-record.ts';
import { vectorText, workedExample } from '../county/support/vector.ts';

const county = testCounty();

describe('the file', () => {
  test('is named after the PC, its number and its own hash, in ASCII', () => {
    const { fileName, hash, bytes } = sealed({ seq: 7, prevHash: 'ab'.repeat(32) });
    expect(fileName).toBe(`AID1-210502001-A-00000007-${hash.slice(0, 8)}.aidbatch`);
    expect(fileName).toMatch(/^[\x21-\x7e]{1,60}$/);
    expect(parseBatchFileName(fileName)).toEqual({ pc: '210502001-A', seq: 7, hash8: hash.slice(0, 8) });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
  });

  test('keeps the chain, the audit head and the epoch in its signed header', () => {
    const first = sealed();
    const second = sealed({ seq: 2, prevHash: first.hash, audit: { seq: 40, head: '12'.repeat(32) }, epochSeen: 3 });
    const opened = openBatch(second.bytes, county.secret);
    expect(opened).toMatchObject({
      ok: true,
      value: {
        header: { seq: 2, prevHash: first.hash, auditSeq: 40, auditHead: '12'.repeat(32), epochSeen: 3 },
      },
    });
  });

  test.each([
    ['packed', 60],
    ['as it is', 1],
  ])('shows nothing of a person, the body %s', (_, count) => {
    const { bytes, header } = sealed({ records: sampleRecords(count) });
    const file = Buffer.from(bytes);
    for (const secret of [...Object.values(PERSONAL), 'dibao', 'payableFen']) {
      for (const needle of disguises(secret)) expect(file.includes(needle)).toBe(false);
    }
    expect(header.totalFen).toBe(1_050_000 * count);
  });
});

/** A text as UTF-8, UTF-16 both ways, hex both ways, and base64 at each of its three alignments. */
function disguises(text: string): readonly Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and the last characters also depend on the neighbours.
    return Buffer.from(encoded.slice(shift === 0 ? 0 : shift + 1, -1));
  });
  const hex = plain.toString('hex');
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    plain,
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...base64,
  ].filter(
    // Two or three bytes occur by chance in random ones.
    (needle) => needle.length >= 5,
  );
}

describe('sealing is refused', () => {
  test('when the signature is not that of the PC key in the header', () => {
    const device = { ...testDevice(), sign: testDevice('other').sign };
    expect(sealBatch(sealInput({ device }))).toEqual({ ok: false, error: { code: 'BATCH_VERIFY_FAILED' } });
    const empty = { ...testDevice(), sign: () => new Uint8Array(0) };
    expect(sealBatch(sealInput({ device: empty }))).toEqual({ ok: false, error: { code: 'BATCH_VERIFY_FAILED' } });
  });

  test('when a record contradicts itself, naming it', () => {
    expect(sealBatch(sealInput({ records: [{ ...sampleRecord(), payableFen: 1 }] }))).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT' },
    });
  });

  test.each([
    ['a number that is none', { seq: 0 }],
    ['a previous hash that is none', { prevHash: 'abc' }],
    ['a time without offset', { createdAt: '2023-10-20 16:30' }],
    ['an audit head that is none', { audit: { seq: 1, head: '' } }],
  ])('as a bug, before anything is signed, with %s', (_, parts) => {
    let signed = 0;
    const device = { ...testDevice(), sign: () => new Uint8Array(++signed) };
    expect(() => sealBatch(sealInput({ ...parts, device }))).toThrow();
    expect(signed).toBe(0);
  });
});

test('the same keys and the same randomness give the same file here as on plain Node', () => {
  expect(workedExample()).toBe(vectorText());
});

test('2,000 records with long traces are sealed and opened', () => {
  const records = sampleRecords(2000).map((record) => ({ ...record, result: withLongTrace(record.result) }));
  const { bytes, header } = sealed({ records });
  const opened = openBatch(bytes, county.secret);
  expect(opened).toMatchObject({ ok: true, value: { header: { count: 2000 } } });
  expect(header.bodyLength).toBeGreaterThan(20 * 1024 * 1024);
});

/** As long as the trace of a year with several stays. */
function withLongTrace(result: ReturnType<typeof sampleRecord>['result']) {
  return {
    ...result,
    cases: result.cases.map((item) => ({
      ...item,
      trace: Array.from({ length: 40 }, () => item.trace ?? []).flat(),
    })),
  };
}
