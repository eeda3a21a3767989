import { describe, expect, test } from 'vitest';
import { readReceipt } from '../../../electron/sync/county/read-receipt.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { batch, county, flipped, receipt, receiptFile, receiptReader, signedText } from '../support/county-files.ts';

const codeOf = (file: Uint8Array, reader = receiptReader): string => {
  const read = readReceipt(file, reader);
  return read.ok ? 'accepted' : read.error.code;
};

describe('a receipt', () => {
  const file = receiptFile(receipt());

  test('of this county on this PC’s own batch is taken as it is', () => {
    expect(readReceipt(file, receiptReader)).toEqual({ ok: true, value: receipt() });
  });

  test('with any single bit turned is refused', () => {
    const accepted: number[] = [];
    for (let bit = 0; bit < file.length * 8; bit++) if (codeOf(flipped(file, bit)) === 'accepted') accepted.push(bit);
    expect(accepted).toEqual([]);
  });

  test('cut anywhere, or with something behind it, is refused', () => {
    for (let length = 0; length < file.length; length++) expect(codeOf(file.subarray(0, length))).not.toBe('accepted');
    expect(codeOf(Buffer.concat([file, Buffer.from([0])]))).toBe('RECEIPT_UNREADABLE');
  });

  test('signed by somebody else, or by the county for another purpose, is altered', () => {
    expect(codeOf(receiptFile(receipt(), testCounty('other').secret))).toBe('RECEIPT_ALTERED');
    expect(codeOf(receiptFile(receipt(), county.secret, 'aid1/feed-header'))).toBe('RECEIPT_ALTERED');
  });

  test.each([
    ['of another county', { countyKey: 'ab'.repeat(8) }, 'RECEIPT_OTHER_COUNTY'],
    ['of another county with the same key', { county: '210503' }, 'RECEIPT_OTHER_COUNTY'],
    ['for another PC', { device: 'another' }, 'RECEIPT_OTHER_DEVICE'],
    ['for a batch this PC never sealed', { seq: 2 }, 'RECEIPT_UNKNOWN_BATCH'],
    ['for its number with another content', { batchHash: 'ab'.repeat(32) }, 'RECEIPT_OTHER_HASH'],
    [
      'that leaves out what was sent',
      { records: [{ hash: 'ab'.repeat(32), verdict: 'accepted' }] },
      'RECEIPT_INCOMPLETE',
    ],
    ['of another version', { format: 'aid-receipt/2' }, 'RECEIPT_UNREADABLE'],
    ['with a field nobody knows', { extra: 1 }, 'RECEIPT_UNREADABLE'],
    ['with an epoch of none', { epoch: 0 }, 'RECEIPT_UNREADABLE'],
  ])('%s is refused by its own reason', (_what, parts, code) => {
    expect(codeOf(receiptFile({ ...receipt(), ...parts }))).toBe(code);
  });

  test('by a former key of the county counts for what was sealed to that key alone', () => {
    const later = testCounty('later').key.keyId;
    const ownBatch = (): typeof batch => ({ ...batch, countyKey: later });
    expect(codeOf(file)).toBe('accepted');
    expect(codeOf(file, { ...receiptReader, ownBatch })).toBe('RECEIPT_OTHER_COUNTY');
  });

  test('names every record, each once, in the order of the batch', () => {
    const [first] = receipt().records;
    expect(codeOf(receiptFile({ ...receipt(), records: [first, first] }))).toBe('RECEIPT_INCOMPLETE');
    expect(codeOf(receiptFile({ ...receipt(), records: [] }))).toBe('RECEIPT_UNREADABLE');
  });

  test('that is no canonical JSON is refused although it is signed', () => {
    const text = JSON.stringify(receipt());
    expect(codeOf(signedText(Buffer.from(` ${text}`)))).toBe('RECEIPT_UNREADABLE');
    expect(codeOf(signedText(Buffer.from(text.replace('{', '{"epoch":1,'))))).toBe('RECEIPT_UNREADABLE');
    expect(codeOf(signedText(Buffer.from('[')))).toBe('RECEIPT_UNREADABLE');
    expect(codeOf(signedText(Buffer.from('['.repeat(100_000))))).toBe('RECEIPT_UNREADABLE');
  });

  test('larger than any receipt is not read at all', () => {
    expect(codeOf(Buffer.concat([file.subarray(0, 10), Buffer.alloc(5 * 1024 * 1024)]))).toBe('RECEIPT_UNREADABLE');
  });

  test('before the registration may be of any county whose key this PC holds', () => {
    expect(codeOf(file, { ...receiptReader, countyCode: null })).toBe('accepted');
  });
});
