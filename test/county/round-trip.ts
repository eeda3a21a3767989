import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen, formatYuan, MAX_AMOUNT_FEN } from '#shared/fen.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { RECORD_FORMAT } from '#shared/protocol/version.ts';
import { openBatch } from '../../county/intake/open-batch.ts';
import { refusalText } from '../../county/intake/refusal.ts';
import { sampleRecord } from './support/sample-record.ts';
import { sampleRecords, sealed, testCounty, testDevice } from './support/sample-batch.ts';

const open = (bytes: Uint8Array) => {
  const opened = openBatch(bytes, testCounty().secret);
  if (!opened.ok) throw new Error(refusalText(opened.refusal));
  return opened.value;
};

/** Text with whatever Unicode holds: rare characters, controls, quotes, marks that JSON escapes, whole planes of emoji. */
const anyText = (longest: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: Math.floor(longest / 2) }),
    fc.constantFrom('𠮷野𡚸', '"\\\n\u2028\u2029\u0000\u007f', '佟桂芝·测试', '\u202Ertl', 'é e\u0301', '<script>'),
  );

const anyRecord: fc.Arbitrary<RecordContent> = fc
  .record({
    name: anyText(100).filter((text) => text.length > 0),
    note: anyText(2000),
    address: anyText(400),
    hospital: anyText(400),
    key: anyText(64).filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text)),
    value: anyText(64),
    payableFen: fc.integer({ min: 0, max: MAX_AMOUNT_FEN }),
  })
  .map(({ name, note, address, hospital, key, value, payableFen }) => {
    const record = sampleRecord();
    const payable = formatYuan(fen(payableFen));
    return {
      ...record,
      application: { ...record.application, note },
      person: { ...record.person, name, address },
      visits: record.visits.map((visit) => ({ ...visit, hospital })),
      input: { ...record.input, local: { [key]: value } },
      result: { ...record.result, cases: record.result.cases.map((item) => ({ ...item, payable })) },
      payableFen,
    };
  });

/** The same content as application number `index`. */
function renumbered(content: RecordContent, index: number): RecordContent {
  const { id, number } = sampleRecord(index).application;
  return { ...content, application: { ...content.application, id, number } };
}

/** Run in both runtimes: the PC seals inside Electron (BoringSSL), the county opens on plain Node (OpenSSL). */
export function describeRoundTrip(runtime: string): void {
  describe(`a batch sealed and opened in ${runtime}`, () => {
    test('gives back the record exactly as it was settled', () => {
      const { bytes, hash, header } = sealed();
      const opened = open(bytes);
      expect(opened.hash).toBe(hash);
      expect(opened.header).toEqual(header);
      const [first] = opened.records;
      expect(first?.record).toEqual({ ...sampleRecord(1), format: RECORD_FORMAT, salt: first?.record.salt });
      expect(opened.records.map((record) => record.hash)).toEqual(header.records);
    });

    test('gives back many records in their order, packed', () => {
      const records = sampleRecords(60);
      const { bytes, header } = sealed({ records });
      expect(header.encoding).toBe('deflate-raw');
      const opened = open(bytes);
      expect(opened.records.map(({ record }) => record.application.number)).toEqual(
        records.map((record) => record.application.number),
      );
      expect(header.totalFen).toBe(60 * 1_050_000);
    });

    test('is never the same twice, even for the same records', () => {
      expect(sealed({}, 'one').bytes).not.toEqual(sealed({}, 'two').bytes);
      expect(sealed({}, 'one').header.records).not.toEqual(sealed({}, 'two').header.records);
    });

    test('carries any text and any amount unchanged', () => {
      fc.assert(
        fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 5 }), fc.string(), (contents, label) => {
          const records = contents.map((content, index) => renumbered(content, index + 1));
          const { bytes, header } = sealed({ records }, label);
          const opened = open(bytes);
          expect(opened.records.map(({ record: { format: _, salt: __, ...content } }) => content)).toEqual(records);
          expect(header.totalFen).toBe(records.reduce((sum, record) => sum + record.payableFen, 0));
        }),
        { numRuns: 60 },
      );
    });

    test('is refused with another county key and with another enrolled PC key', () => {
      const { bytes } = sealed();
      expect(openBatch(bytes, testCounty('elsewhere').secret)).toMatchObject({ refusal: { code: 'other_county' } });
      const other = Buffer.from(testDevice('other').publicKey).toString('base64url');
      expect(openBatch(bytes, testCounty().secret, other)).toMatchObject({ refusal: { code: 'other_device' } });
    });
  });
}
