import { describe, expect, test } from 'vitest';
import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import { remainingCaps } from '#rules';
import { aidCase, burdenOf, identity, visit } from '../support/build-case.ts';
import { packOf } from '../support/packs.ts';

/** `period pool class: before + now of cap, left`. */
const linesOf = (pack: string, input: AidCase, local: LocalParameters = {}): readonly string[] =>
  remainingCaps(packOf(pack), input, { local }).map(
    ({ period, pool, treatedAs, before, now, cap, left }) =>
      `${period} ${pool} ${treatedAs}: ${before} + ${now} of ${cap ?? 'no cap'}, ${left ?? 'no limit'}`,
  );
const person = (...categories: readonly CategoryId[]): AidCase['person'] => ({
  insurance: 'resident',
  hukou: '630102',
  identities: categories.map((id) => identity(id, '2016-01-01')),
});

describe('what is left of the caps', () => {
  test('of stays and outpatient visits is one pool under qinghai-2022 (四(三))', () => {
    const visits = [
      visit({ id: 'a', amounts: burdenOf('10000.00') }),
      visit({ id: 'b', to: '2023-06-01', kind: 'outpatient_chronic', amounts: burdenOf('1000.00') }),
    ];
    const local = {
      dibao: {
        inpatient: { deductible: '0.00', ratio: '0.60' },
        outpatient: { deductible: '0.00', ratio: '0.50' },
        cap: '6200.00',
      },
    };
    expect(linesOf('qinghai-2022', aidCase({ person: person('dibao'), visits }), local)).toEqual([
      '2023 year dibao: 0.00 + 6200.00 of 6200.00, 0.00',
    ]);
  });

  test('of a class that the county set is one pool of stays and outpatient visits, in either order (contract 6.3)', () => {
    const terms = { deductible: '0.00', ratio: '0.50' };
    const local = { child_in_need: { inpatient: terms, outpatient: terms, cap: '600.00' } };
    const stay = (day: string) => visit({ id: 'stay', from: day, to: day });
    const clinic = (day: string) => visit({ id: 'clinic', kind: 'outpatient_chronic', from: day, to: day });
    const orders = [
      [stay('2017-05-01'), clinic('2017-06-01')],
      [clinic('2017-05-01'), stay('2017-06-01')],
    ];
    for (const visits of orders) {
      const input = aidCase({ applicationDate: '2017-12-01', person: person('child_in_need'), visits });
      const lines = linesOf('zhengzhou-2017', input, local);
      expect(lines.map((line) => line.replace(/^2017 \w+ /, ''))).toEqual([
        'child_in_need: 0.00 + 600.00 of 600.00, 0.00',
      ]);
    }
  });

  test('of special outpatient aid is a pool of its own under zhengzhou-2017 (郑政办文〔2016〕56号)', () => {
    const input = aidCase({
      applicationDate: '2017-12-01',
      person: person('dibao'),
      opening: [{ year: 2017, burden: '9000.00', paid: { inpatient: '100.00', outpatientSpecial: '300.00' } }],
      visits: [
        visit({ id: 'a', from: '2017-05-01', to: '2017-05-01', amounts: burdenOf('1000.00') }),
        visit({ id: 'b', from: '2017-06-01', to: '2017-06-01', kind: 'outpatient_major', amounts: burdenOf('500.00') }),
      ],
    });
    expect(linesOf('zhengzhou-2017', input)).toEqual([
      '2017 inpatient dibao: 100.00 + 700.00 of 20000.00, 19200.00',
      '2017 outpatientSpecial dibao: 300.00 + 50.00 of 10000.00, 9650.00',
    ]);
  });

  test('is nothing, not less, where the opening stands over the cap (四(五))', () => {
    const opening = [{ year: 2023, burden: '40000.00', paid: { basic: '20000.01' } }];
    expect(linesOf('benxi-2023', aidCase({ opening }))).toEqual([
      '2023 basic dibao: 20000.01 + 0.00 of 20000.00, 0.00',
      '2023 tilt dibao: 0.00 + 700.00 of no cap, no limit',
    ]);
  });

  test('names the class of the last visit that drew on the pool, and each period once', () => {
    const input = aidCase({
      person: {
        insurance: 'resident',
        identities: [identity('dibao', '2023-01-01', '2023-06-30'), identity('dibao_edge', '2023-07-01')],
      },
      visits: [
        visit({ id: 'a', to: '2023-05-10' }),
        visit({ id: 'b', from: '2023-08-01', to: '2023-08-01', amounts: burdenOf('3000.00') }),
      ],
    });
    expect(linesOf('benxi-2023', input)).toEqual([
      '2023 basic dibao_edge: 0.00 + 1900.00 of 20000.00, 18100.00',
      '2023 tilt dibao_edge: 0.00 + 0.00 of no cap, no limit',
    ]);
  });

  test('leaves out a pool that no visit drew on', () => {
    const input = aidCase({
      applicationDate: '2017-12-01',
      person: person('dibao'),
      visits: [visit({ from: '2017-05-01', to: '2017-05-01' })],
    });
    expect(linesOf('zhengzhou-2017', input)).toEqual(['2017 inpatient dibao: 0.00 + 700.00 of 20000.00, 19300.00']);
  });
});
