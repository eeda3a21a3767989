import { describe, expect, test } from 'vitest';
import { fen, formatYuan, MAX_AMOUNT_FEN } from '#shared/fen.ts';
import { MAX_RECORDS } from '#shared/protocol/limits.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { forge } from '../support/forge.ts';
import { recordText, testCounty } from '../support/sample-batch.ts';
import { sampleRecord } from '../support/sample-record.ts';

const county = testCounty().secret;
const MOST = Number.MAX_SAFE_INTEGER;

/** Why a batch is refused, and by which record; `opened` where it is not. */
function saidOf(file: Uint8Array): string {
  const opened = openBatch(file, county);
  if (opened.ok) return 'opened';
  const { code, detail } = opened.refusal;
  return [code, detail['record'], detail['what'] ?? detail['field']].filter((part) => part !== undefined).join(' ');
}

/** A record that says of itself, everywhere, that so much is payable. */
function payable(index: number, amount: number): string {
  const { result, payableFen } = sampleRecord(index);
  const text = JSON.stringify(result).replaceAll(formatYuan(fen(payableFen)), formatYuan(fen(amount)));
  return recordText(index, { payableFen: amount, result: JSON.parse(text) as never });
}

const twoOf = (each: number, totalFen: number): Uint8Array =>
  forge({ records: [payable(1, each), payable(2, each)], header: { totalFen } });

describe('B62: sums that no whole number holds', () => {
  test('are not had by a header beside a sound body', () => {
    expect(saidOf(forge({}))).toBe('opened');
    for (const totalFen of [MOST, 0, 1_050_001, 1_049_999])
      expect([totalFen, saidOf(forge({ header: { totalFen } }))]).toEqual([totalFen, 'total_differs']);
  });

  test('nor by records whose amounts are each a number, and together none', () => {
    // Each is refused by itself, for its amount, whatever the header adds up to; with any other amount the same records open.
    for (const each of [MOST, 2 ** 52, 10 ** 15, MAX_AMOUNT_FEN + 1])
      for (const totalFen of [MOST, 0, 1])
        expect([each, saidOf(twoOf(each, totalFen))]).toEqual([
          each,
          'record_contradiction 1 应救助金额与测算结果不同',
        ]);
    for (const each of [1, 1_050_000, MAX_AMOUNT_FEN]) {
      expect([each, saidOf(twoOf(each, each * 2))]).toEqual([each, 'opened']);
      for (const totalFen of [MOST, 0, each, each * 2 + 1])
        expect([each, saidOf(twoOf(each, totalFen))]).toEqual([each, 'total_differs']);
    }
    // The largest amounts in the fullest batch are still counted to the fen.
    expect(MAX_AMOUNT_FEN * MAX_RECORDS).toBeLessThan(MOST);
  });

  test('nor by a record that writes a number which no double holds', () => {
    for (const digits of ['9007199254740993', '9'.repeat(400)]) {
      const record = recordText().replace('"payableFen":1050000', `"payableFen":${digits}`);
      expect(record).toContain(digits);
      expect([digits.length, saidOf(forge({ records: [record] }))]).toEqual([digits.length, 'record_not_canonical 1']);
    }
  });
});
