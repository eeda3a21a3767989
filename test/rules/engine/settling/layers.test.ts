import { describe, expect, test } from 'vitest';
import type { AidCase, AidIdentity, AidVisit } from '#shared/settlement/case-file.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import { settleCase } from '#rules';
import { aidCase, burdenOf, identity, visit } from '../../support/build-case.ts';
import { packOf } from '../../support/packs.ts';

type Shown = Pick<CaseResult['visits'][number], 'layers' | 'burden'>;

/** Layers and burden of each visit of a resident. */
function layersOf(
  pack: string,
  hukou: string,
  identities: readonly AidIdentity[],
  visits: readonly AidVisit[],
  changes: Partial<AidCase> = {},
  local = {},
): readonly Shown[] {
  const person = { insurance: 'resident' as const, hukou, identities: [...identities] };
  const result = settleCase(packOf(pack), aidCase({ person, visits: [...visits], ...changes }), { local });
  return result.visits.map(({ layers, burden }) => ({ layers, burden }));
}
const computed = (id: string, day: string, burden: string): AidVisit =>
  visit({ id, from: day, to: day, layers: 'compute', amounts: burdenOf(burden) });
const layers = (seriousIllness: string, supplement = '0.00') => ({ basic: '0.00', seriousIllness, supplement });

describe('大病 worked out (contract 4.8, 青海 三(二)2)', () => {
  const visits = [computed('a', '2023-05-01', '13000.00')];

  test('takes the better line only with an identity in force on the day of the visit', () => {
    const of = (from: string, to: string | null = null) =>
      layersOf('qinghai-2022', '630102', [identity('low_income'), identity('returned_poor', from, to)], visits);
    const ordinary = [{ layers: layers('800.00'), burden: '12200.00' }];
    const better = [{ layers: layers('5950.00'), burden: '7050.00' }];
    expect(of('2023-05-02')).toEqual(ordinary);
    expect(of('2023-05-01')).toEqual(better);
    expect(of('2023-01-01', '2023-05-01')).toEqual(better);
    expect(of('2023-01-01', '2023-04-30')).toEqual(ordinary);
  });

  test('goes on from x of the opening', () => {
    const opening = [{ year: 2023, burden: '0.00', x: '11000.00', paid: {} }];
    expect(layersOf('qinghai-2022', '630102', [identity('low_income')], visits, { opening })).toEqual([
      { layers: layers('9600.00'), burden: '3400.00' },
    ]);
  });

  test('starts anew with the calendar year', () => {
    const two = [computed('a', '2023-12-31', '13000.00'), computed('b', '2024-01-01', '13000.00')];
    const one = { layers: layers('800.00'), burden: '12200.00' };
    expect(layersOf('qinghai-2022', '630102', [identity('low_income')], two)).toEqual([one, one]);
  });

  test('counts the X of a visit whose slip shows its layers, and leaves that visit’s own layers', () => {
    const slip = { ...burdenOf('13000.00'), basic: '1000.00', seriousIllness: '500.00', supplement: '300.00' };
    const two = [
      visit({ id: 'a', from: '2023-04-01', to: '2023-04-01', amounts: slip }),
      computed('b', '2023-05-01', '1000.00'),
    ];
    expect(layersOf('qinghai-2022', '630102', [identity('low_income')], two)).toEqual([
      { layers: { basic: '1000.00', seriousIllness: '500.00', supplement: '300.00' }, burden: '11200.00' },
      { layers: layers('800.00'), burden: '200.00' },
    ]);
  });

  test('shows an excluded visit with nothing of 大病 and its X as burden, whatever its slip says (contract 3)', () => {
    const amounts = { ...burdenOf('13000.00'), basic: '1000.00', seriousIllness: '500.00', supplement: '300.00' };
    const hospital = { level: 2, designated: false, area: 'local' } as const;
    const excluded = visit({ layers: 'compute', hospital, amounts });
    expect(layersOf('qinghai-2022', '630102', [identity('low_income')], [excluded])).toEqual([
      { layers: { basic: '1000.00', seriousIllness: '0.00', supplement: '0.00' }, burden: '12000.00' },
    ]);
    expect(layersOf('qinghai-2022', '630102', [identity('low_income')], [{ ...excluded, layers: 'given' }])).toEqual([
      { layers: { basic: '1000.00', seriousIllness: '500.00', supplement: '300.00' }, burden: '11200.00' },
    ]);
  });

  test('of an excluded visit does not count for the next (contract 3)', () => {
    const hospital = { level: 2, designated: false, area: 'local' } as const;
    const two = [{ ...computed('a', '2023-04-01', '13000.00'), hospital }, computed('b', '2023-05-01', '13000.00')];
    expect(layersOf('qinghai-2022', '630102', [identity('low_income')], two)).toEqual([
      { layers: layers('0.00'), burden: '13000.00' },
      { layers: layers('800.00'), burden: '12200.00' },
    ]);
  });
});

describe('补充 worked out (豫政办〔2016〕196号)', () => {
  const day = '2017-05-01';
  const of = (category: 'dibao' | 'child_in_need', hukou: string, burden: string, x?: string) =>
    layersOf(
      'zhengzhou-2017',
      hukou,
      [identity(category, '2016-01-01')],
      [computed('a', day, burden)],
      {
        applicationDate: '2017-12-01',
        ...(x === undefined ? {} : { opening: [{ year: 2017, burden: '0.00', x, paid: {} }] }),
      },
      { child_in_need: { inpatient: { deductible: '0.00', ratio: '0.50' } } },
    );

  test('is for the three published classes registered in the province', () => {
    expect(of('dibao', '410105', '5000.00')).toEqual([{ layers: layers('0.00', '600.00'), burden: '4400.00' }]);
    expect(of('dibao', '130105', '5000.00')).toEqual([{ layers: layers('0.00'), burden: '5000.00' }]);
    expect(of('child_in_need', '410105', '5000.00')).toEqual([{ layers: layers('0.00'), burden: '5000.00' }]);
  });

  test('changes its ratio at each of its lines', () => {
    const lines: readonly [string, string][] = [
      ['3000.00', '0.00'],
      ['5000.00', '600.00'],
      ['10000.00', '2600.00'],
      ['15000.00', '5100.00'],
    ];
    expect(lines.map(([x]) => of('dibao', '410105', x)[0]?.layers.supplement)).toEqual(lines.map(([, paid]) => paid));
    // From there 大病 takes half of each yuan first: 1,000 more leave 500, of which 80 %.
    expect(of('dibao', '410105', '16000.00')[0]?.layers).toEqual(layers('500.00', '5500.00'));
  });

  test('is of a fen at most what 大病 leaves, so that the burden is never negative', () => {
    // 2 fen over 100,000.01: 大病 rounds up to both, 补充 would add one more.
    const shown = ['100000.01', '100000.02', '100000.03', '100000.04'].map((x) => of('dibao', '410105', '0.02', x)[0]);
    for (const { layers: paid, burden } of shown.filter((item) => item !== undefined)) {
      const fenOf = (text: string): number => Math.round(Number(text) * 100);
      expect(fenOf(paid.seriousIllness) + fenOf(paid.supplement) + fenOf(burden)).toBe(2);
    }
  });
});

describe('the order of visits (contract 4.3)', () => {
  test('is by anchor date, and within a day that of the file; results stay in the order of the file', () => {
    const edge = { insurance: 'resident' as const, identities: [identity('dibao_edge')] };
    const on = (id: string, day: string, burden: string) =>
      visit({ id, from: day, to: day, amounts: burdenOf(burden) });
    const aidOf = (visits: readonly AidVisit[]) =>
      settleCase(packOf('benxi-2023'), aidCase({ person: edge, visits: [...visits] })).visits.map(
        ({ id, aidTotal }) => `${id} ${aidTotal}`,
      );
    const [a, b, c] = [
      on('a', '2023-08-01', '2000.00'),
      on('b', '2023-05-01', '1900.00'),
      on('c', '2023-08-01', '50.00'),
    ];
    // The 2,000 of the deductible go to the earliest: 1,900 to b, the last 100 to the first of August in the file.
    expect(aidOf([a, b, c])).toEqual(['a 1140.00', 'b 0.00', 'c 30.00']);
    expect(aidOf([c, b, a])).toEqual(['c 0.00', 'b 0.00', 'a 1170.00']);
    expect(aidOf([a, c, b])).toEqual(['a 1140.00', 'c 30.00', 'b 0.00']);
  });
});
