import { expect, it } from 'vitest';
import { toGetLines } from '../../../../../renderer/features/intake/check/to-get-lines.ts';
import { sampleSettledVisit, sampleSettlement, sampleVisit } from '../sample.ts';

const visits = Array.from({ length: 12 }, (_, index) => sampleVisit(`v${index + 1}`));
const itemOf = (key: string, field: string) => ({
  what: `${field}（医院）`,
  why: '规定',
  path: `visits.${key}.${field}`,
});
const person = { what: '参保证明', why: '规定', path: 'person.insurance' };

it('gives each item its own line with the number of its bill while they are few', () => {
  const lines = toGetLines([person, itemOf('v1', 'level'), itemOf('v2', 'to')], { visits }, null);
  expect(lines.map(({ row, what, why }) => [row, what, why])).toEqual([
    [null, '参保证明', '规定'],
    [1, 'level（医院）', '规定'],
    [2, 'to（医院）', '规定'],
  ]);
});

it('gives each bill one line when they are many, with the short names and the way to the first field', () => {
  const items = [person, ...visits.flatMap(({ key }) => [itemOf(key, 'designated'), itemOf(key, 'to')])];
  const missing = visits.flatMap(({ key }) => [
    { name: `visits.${key}.designated`, text: '是否定点医疗机构' },
    { name: `visits.${key}.to`, text: '出院日期' },
  ]);
  const lines = toGetLines(items, { visits }, sampleSettlement([], { missing }));
  expect(lines).toHaveLength(13);
  expect(lines[0]?.what).toBe('参保证明');
  expect(lines[12]).toEqual({
    id: 'visits.v12.designated/designated（医院）',
    row: 12,
    what: '某某市中心医院',
    why: '是否定点医疗机构、出院日期',
    wayOut: { to: 'field', path: 'visits.v12.designated' },
  });
});

it('puts a bill that no policy covers first: no papers are fetched for what goes elsewhere', () => {
  const outside = {
    status: 'undecided' as const,
    reasons: [{ code: 'outside_pack_range', text: '' }],
    to: '2022-10-19',
  };
  const settlement = sampleSettlement([sampleSettledVisit('v1', outside)], {
    missing: [{ name: 'pack.benxi@2022-10-19', text: '2022年10月19日适用的救助政策' }],
  });
  const policy = { what: '2022年10月19日适用的救助政策', why: '规定', path: null };
  const lines = toGetLines([person, itemOf('v1', 'level'), policy], { visits }, settlement);
  expect(lines.map(({ wayOut }) => wayOut.to)).toEqual(['removal', 'field', 'field']);
});
