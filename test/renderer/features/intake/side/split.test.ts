import { expect, it } from 'vitest';
import { splitCost } from '../../../../../renderer/features/intake/side/split.ts';
import { sampleForm, sampleSettledVisit, sampleSettlement } from '../sample.ts';

it('splits the cost of this application into who bears it, to the fen', () => {
  const settlement = sampleSettlement([
    sampleSettledVisit('v1'),
    sampleSettledVisit('earlier', { isCurrent: false, total: 9_999_999 }),
  ]);
  const { total, parts } = splitCost(settlement, sampleForm());
  expect(total).toBe(5_000_000);
  expect(parts.map(({ name, amount }) => [name, amount])).toEqual([
    ['基本医保', 2_600_000],
    ['大病保险', 600_000],
    ['医疗救助', 1_050_000],
    ['其他赔付', 100_000],
    ['个人自付', 650_000],
  ]);
  expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
});
