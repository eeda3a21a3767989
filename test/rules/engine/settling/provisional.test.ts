import { describe, expect, test } from 'vitest';
import type { AidCase, AidVisit, LocalParameters } from '#shared/settlement/case-file.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import { settleCase } from '#rules';
import { aidCase, burdenOf, identity, visit } from '../../support/build-case.ts';
import { packOf } from '../../support/packs.ts';

type Given = {
  readonly category: CategoryId;
  readonly visits?: readonly Partial<AidVisit>[];
  readonly local?: LocalParameters;
  readonly changes?: Partial<AidCase>;
};

/** Whether the result of some stays of one person is provisional (contract 3). */
function isProvisional(pack: string, { category, visits = [{}], local = {}, changes = {} }: Given): boolean {
  const input = aidCase({
    person: { insurance: 'resident', hukou: '630102', identities: [identity(category)] },
    visits: visits.map((change, index) => visit({ id: `v${index}`, ...change })),
    ...changes,
  });
  return settleCase(packOf(pack), input, { local }).provisional;
}

describe('a result is provisional', () => {
  test('when the county’s bed-day rate decided an amount, and not because it is set (本溪 四(五))', () => {
    const local = { bedDayRate: '30.00' };
    const psychiatric = { psychiatric: true, bedDays: 3 };
    expect(isProvisional('benxi-2023', { category: 'dibao', local })).toBe(false);
    expect(isProvisional('benxi-2023', { category: 'dibao', local, visits: [psychiatric] })).toBe(true);
    expect(isProvisional('benxi-2023', { category: 'dibao', local, visits: [{}, psychiatric] })).toBe(true);
  });

  test('when a one-off period reaches back before the policy, and not for a visit on its first day (本溪 五(九))', () => {
    const of = (day: string, category: CategoryId = 'illness_poor') =>
      isProvisional('benxi-2023', {
        category,
        visits: [{ from: day, to: day }],
        changes: { applicationDate: '2023-06-30' },
      });
    expect([of('2022-12-31'), of('2023-01-01'), of('2023-06-30')]).toEqual([true, false, false]);
    expect(of('2023-01-01', 'dibao')).toBe(false);
  });

  test('when a cap that nobody confirmed cut the aid, and not while it leaves room (青海 四(二))', () => {
    const of = (burden: string) =>
      isProvisional('qinghai-2022', { category: 'low_income', visits: [{ amounts: burdenOf(burden) }] });
    // 2,500 + 20,000 ÷ 60 % = 35,833.33: the last amount under the cap.
    expect([of('1000.00'), of('35833.33'), of('35833.35')]).toEqual([false, false, true]);
  });

  test('when 大病 paid at a ratio that nobody confirmed, and not while it paid nothing (青海 三(二)2)', () => {
    const of = (categories: readonly CategoryId[], burden: string) =>
      isProvisional('qinghai-2022', {
        category: 'low_income',
        visits: [{ layers: 'compute', amounts: burdenOf(burden) }],
        changes: {
          person: { insurance: 'resident', hukou: '630102', identities: categories.map((id) => identity(id)) },
        },
      });
    // The ordinary 80 % stands in the document, the 85 % of 返贫致贫 is a reading.
    expect(of(['low_income'], '20000.00')).toBe(false);
    expect(of(['returned_poor'], '6000.00')).toBe(false);
    expect(of(['returned_poor'], '6000.01')).toBe(true);
  });

  test('when the county set the terms of the class (六盘水 二(七))', () => {
    const local = { dibao: { inpatient: { deductible: '0.00', ratio: '0.70' } } };
    expect(isProvisional('liupanshui-2020', { category: 'dibao', local })).toBe(true);
  });

  test('whatever decided it where the whole policy is taken from other documents (郑州)', () => {
    const day = { from: '2017-05-01', to: '2017-05-01' };
    const changes = {
      person: { insurance: 'resident' as const, identities: [identity('tekun', '2016-01-01')] },
    };
    expect(isProvisional('zhengzhou-2017', { category: 'tekun', visits: [day], changes })).toBe(true);
  });

  test('not because another year’s visit is undecided or excluded', () => {
    const visits = [{ kind: 'outpatient_general' } as const];
    expect(isProvisional('benxi-2023', { category: 'dibao', visits })).toBe(false);
  });
});

describe('the reasons beside an eligible visit (contract 5)', () => {
  const reasonsOf = (category: CategoryId, changes: Partial<AidVisit>, opening: AidCase['opening'] = []) =>
    settleCase(
      packOf('benxi-2023'),
      aidCase({
        person: { insurance: 'resident', identities: [identity(category)] },
        visits: [visit(changes)],
        opening,
      }),
    ).visits[0]?.reasons;

  test('name the deductible only where nothing was given and nothing cut', () => {
    expect(reasonsOf('dibao_edge', { amounts: burdenOf('2000.00') })).toEqual(['below_deductible']);
    expect(reasonsOf('dibao_edge', { amounts: burdenOf('2000.01') })).toEqual([]);
  });

  test('name a cap that took one fen, alone where it took everything', () => {
    const opening = (basic: string) => [{ year: 2023, burden: '0.00', paid: { basic } }];
    expect(reasonsOf('dibao', {}, opening('19300.00'))).toEqual([]);
    expect(reasonsOf('dibao', {}, opening('19300.01'))).toEqual(['cap_reached']);
    expect(reasonsOf('dibao_edge', { amounts: burdenOf('2500.00') }, opening('20000.00'))).toEqual(['cap_reached']);
  });

  test('name the cut to the total, alone where it took everything', () => {
    const of = (other: string) => reasonsOf('dibao', { amounts: { ...burdenOf('1000.00'), other } });
    expect([of('300.00'), of('300.01'), of('1000.00')]).toEqual([[], ['over_total'], ['over_total']]);
  });
});
