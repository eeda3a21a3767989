import { describe, expect, test } from 'vitest';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { forge } from '../support/forge.ts';
import { recordText, testCounty } from '../support/sample-batch.ts';
import { sampleRecord } from '../support/sample-record.ts';

const county = testCounty().secret;
const MOST = Number.MAX_SAFE_INTEGER;

const codeOf = (file: Uint8Array): string => {
  const opened = openBatch(file, county);
  return opened.ok ? 'opened' : opened.refusal.code;
};

/** A record that says of itself, everywhere, that so much is payable. */
function payable(index: number, fen: number): string {
  const { result } = sampleRecord(index);
  const text = JSON.stringify(result).replaceAll('1050000', String(fen));
  return recordText(index, { payableFen: fen, result: JSON.parse(text) as never });
}

describe('B62: sums that no whole number holds', () => {
  test('are not had by a header beside a sound body', () => {
    expect(codeOf(forge({}))).toBe('opened');
    for (const totalFen of [MOST, 0, 1_050_001, 1_049_999])
      expect([totalFen, codeOf(forge({ header: { totalFen } }))]).toEqual([totalFen, 'total_differs']);
  });

  test('nor by records whose amounts are each a number, and together none', () => {
    for (const each of [MOST, 2 ** 52, 10 ** 15])
      for (const totalFen of [MOST, 0, 1]) {
        const code = codeOf(forge({ records: [payable(1, each), payable(2, each)], header: { totalFen } }));
        expect(['record_field', 'record_contradiction', 'total_differs']).toContain(code);
      }
  });
});
