import { describe, expect, test } from 'vitest';
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

    test('is refused with another county key and with another enrolled PC key', () => {
      const { bytes } = sealed();
      expect(openBatch(bytes, testCounty('elsewhere').secret)).toMatchObject({ refusal: { code: 'other_county' } });
      const other = Buffer.from(testDevice('other').publicKey).toString('base64url');
      expect(openBatch(bytes, testCounty().secret, other)).toMatchObject({ refusal: { code: 'other_device' } });
    });
  });
}
