import { expect, it } from 'vitest';
import { wayOut } from '../../../../../renderer/features/intake/check/way-out.ts';
import { sampleSettledVisit, sampleSettlement } from '../sample.ts';

const outside = { status: 'undecided' as const, reasons: [{ code: 'outside_pack_range', text: '' }] };
const settlement = sampleSettlement(
  [
    sampleSettledVisit('v1', { ...outside, to: '2022-10-19' }),
    sampleSettledVisit('v2', { ...outside, to: '2022-10-20' }),
    sampleSettledVisit('v3'),
    sampleSettledVisit('a0/v1', { ...outside, to: '2022-10-19', isCurrent: false }),
  ],
  {
    status: 'undecided',
    missing: [
      { name: 'local.bedDayRate', text: '县级参数：床日标准' },
      { name: 'pack.benxi@2022-10-19', text: '2022年10月19日适用的救助政策' },
    ],
  },
);

it('goes to the field that takes the answer', () => {
  const item = { what: '参保证明', why: '', path: 'person.insurance' };
  expect(wayOut(item, settlement)).toEqual({ to: 'field', path: 'person.insurance' });
});

it('goes to the policy page for a value of the county', () => {
  const item = { what: '县级参数：床日标准（元/床日），在「政策包」中填写', why: '', path: null };
  expect(wayOut(item, settlement)).toEqual({ to: 'policy' });
});

it('takes out the bills of the day no policy covers, and only those of this application', () => {
  const item = { what: '2022年10月19日适用的救助政策', why: '', path: null };
  expect(wayOut(item, settlement)).toEqual({ to: 'removal', visits: ['v1'] });
});

it('offers nothing for what it does not know', () => {
  expect(wayOut({ what: '户籍所在地', why: '', path: null }, settlement)).toEqual({ to: 'nowhere' });
  expect(wayOut({ what: '户籍所在地', why: '', path: null }, null)).toEqual({ to: 'nowhere' });
});
