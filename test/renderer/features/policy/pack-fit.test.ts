import { expect, test } from 'vitest';
import { packDoubts } from '../../../../renderer/features/policy/pack-fit.ts';

const BENXI = { region: '本溪市', regionCode: '210500', effectiveFrom: '2023-01-01', effectiveTo: '2023-12-31' };

test('a pack of the own place in its time leaves no doubt, to the last day', () => {
  expect(packDoubts(BENXI, '210521198', '2023-12-31')).toEqual([]);
  expect(packDoubts({ ...BENXI, effectiveTo: null }, '210521198', '2026-11-22')).toEqual([]);
});

test('a pack that is over, not yet in force or of another place says so', () => {
  expect(packDoubts(BENXI, '210521198', '2024-01-01')).toEqual([expect.stringContaining('今天的票据不能测算')]);
  expect(packDoubts(BENXI, '210521198', '2022-12-31')).toEqual([expect.stringContaining('才开始执行')]);
  const qinghai = { ...BENXI, region: '青海省', regionCode: '630000', effectiveTo: null };
  expect(packDoubts(qinghai, '210521198', '2023-06-01')).toEqual([
    '这份政策属于青海省（代码以 63 开头），本机乡镇代码是 210521198。',
  ]);
});
