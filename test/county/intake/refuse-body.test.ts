import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { forge, framesOf, type Forgery } from '../support/forge.ts';
import { recordText, sampleRecords, sealed, testCounty } from '../support/sample-batch.ts';

const SEALED_CHUNK = 65_536 + 16;
const county = testCounty().secret;

const refusalOf = (forgery: Forgery): string => {
  const opened = openBatch(forge(forgery), county);
  return opened.ok ? 'opened' : opened.refusal.code;
};

/** Text that deflate cannot shrink, so that the body has several chunks. */
const longNote = (length: number): string =>
  Array.from({ length }, (_, index) => String.fromCharCode(0x4e00 + ((index * 7919) % 20_000))).join('');
const longRecords = [...Array(40).keys()].map((index) =>
  recordText(index + 1, { visits: [{ ...visitOf(index), diagnosis: longNote(400) }] }),
);

function visitOf(index: number) {
  return { id: 'v1', hospital: longNote(400), bill: { code: '1', number: String(index), check: '' } };
}

describe('a stream whose header was signed again for changed chunks', () => {
  const header = { totalFen: 40 * 1_050_000 };

  test('opens while nothing was changed', () => {
    expect(refusalOf({ records: longRecords, header })).toBe('opened');
  });

  test('is refused with two chunks swapped', () => {
    const body = (whole: Buffer): Buffer => {
      const [first, second] = [whole.subarray(0, SEALED_CHUNK), whole.subarray(SEALED_CHUNK, 2 * SEALED_CHUNK)];
      return Buffer.concat([second, first, whole.subarray(2 * SEALED_CHUNK)]);
    };
    expect(refusalOf({ records: longRecords, header, body })).toBe('chunk_refused');
  });

  test('is refused when cut after any whole chunk', () => {
    const chunks = Math.ceil(framesOf(longRecords.map((record) => Buffer.from(record))).length / 65_536);
    expect(chunks).toBeGreaterThan(2);
    for (let kept = 1; kept < chunks; kept++) {
      const body = (whole: Buffer): Buffer => whole.subarray(0, kept * SEALED_CHUNK);
      expect(refusalOf({ records: longRecords, header, body })).toBe('truncated');
      // Even when the header states the shorter length: the last chunk kept was not sealed as the last.
      const shorter = { ...header, packedLength: kept * 65_536 };
      expect(refusalOf({ records: longRecords, header: shorter, body })).toBe('chunk_refused');
    }
  });

  test('is refused with a chunk of another batch in it', () => {
    const other = Buffer.from(sealed({ records: sampleRecords(900) }).bytes);
    const body = (whole: Buffer): Buffer =>
      Buffer.concat([whole.subarray(0, SEALED_CHUNK), other.subarray(-SEALED_CHUNK), whole.subarray(2 * SEALED_CHUNK)]);
    expect(refusalOf({ records: longRecords, header, body })).toBe('chunk_refused');
  });
});

describe('packing', () => {
  test('opens when it is sound', () => {
    expect(refusalOf({ deflate: true })).toBe('opened');
  });

  test('a bomb is refused at the stated length', () => {
    const bomb = deflateRawSync(Buffer.alloc(512 * 1024 * 1024));
    expect(refusalOf({ deflate: true, packed: bomb, header: { bodyLength: 1000 } })).toBe('inflate_length');
    expect(refusalOf({ deflate: true, packed: bomb, header: { bodyLength: 64 * 1024 * 1024 } })).toBe('inflate_length');
  });

  test('a stated length that is too long, rubbish, and bytes behind the stream are refused', () => {
    const packed = deflateRawSync(framesOf([Buffer.from(recordText())]));
    expect(refusalOf({ deflate: true, packed, header: { bodyLength: 60_000 } })).toBe('inflate_length');
    expect(refusalOf({ deflate: true, packed: Buffer.from('no deflate stream') })).toBe('inflate_failed');
    expect(refusalOf({ deflate: true, packed: packed.subarray(0, -2) })).toBe('inflate_failed');
    expect(refusalOf({ deflate: true, packed: Buffer.concat([packed, Buffer.from('more')]) })).toBe('inflate_failed');
  });
});
