import { expect, it } from 'vitest';
import type { SettledVisit } from '#shared/contract/case/assessment.ts';
import { splitCost } from '../../../../../../renderer/features/intake/side/amount/split.ts';
import { sampleForm, sampleSettledVisit, sampleSettlement, sampleVisit } from '../../sample.ts';

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
  expect(parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(total);
});

it('leaves open what insurance pays of a bill that is still to be worked out', () => {
  const form = { ...sampleForm(), visits: [sampleVisit('v1', { layers: 'compute' })] };
  const undecided = sampleSettledVisit('v1', { status: 'undecided', seriousIllness: 0, aid: [], aidTotal: 0 });
  const { parts } = splitCost(sampleSettlement([undecided], { status: 'undecided' }), form);
  expect(parts.find(({ payer }) => payer === 'serious')?.amount).toBeNull();
  expect(parts.find(({ payer }) => payer === 'open')?.amount).toBe(5_000_000 - 2_600_000 - 100_000);
});

it('leaves open what an undecided bill brings instead of calling it the patient’s own', () => {
  const undecided: Partial<SettledVisit> = { status: 'undecided', aid: [], aidTotal: 0 };
  const alone = splitCost(
    sampleSettlement([sampleSettledVisit('v1', undecided)], { status: 'undecided' }),
    sampleForm(),
  );
  expect(alone.parts.map(({ name, amount }) => [name, amount])).toEqual([
    ['基本医保', 2_600_000],
    ['大病保险', 600_000],
    ['医疗救助', null],
    ['其他赔付', 100_000],
    ['尚未确定', 1_700_000],
  ]);
  const beside = splitCost(
    sampleSettlement([sampleSettledVisit('v1'), sampleSettledVisit('v2', undecided)], { status: 'undecided' }),
    sampleForm(),
  );
  expect(beside.parts.map(({ name, amount }) => [name, amount])).toEqual([
    ['基本医保', 5_200_000],
    ['大病保险', 1_200_000],
    ['医疗救助', 1_050_000],
    ['其他赔付', 100_000],
    ['个人自付', 650_000],
    ['尚未确定', 1_800_000],
  ]);
  expect(beside.parts.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(beside.total);
});
