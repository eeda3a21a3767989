import { describe, expect, test } from 'vitest';
import type { AidCase, AidIdentity } from '#shared/settlement/case-file.ts';
import { settleCase } from '#rules';
import { aidCase, burdenOf, identity, visit } from '../../support/build-case.ts';
import { packOf } from '../../support/packs.ts';

const resident = (...identities: readonly AidIdentity[]): AidCase['person'] => ({
  insurance: 'resident',
  identities: [...identities],
});
const benxi = (input: AidCase, local = {}) => settleCase(packOf('benxi-2023'), input, { local });

describe('the other classes of a case (contract 3)', () => {
  test('stand best first, each with the whole file under it alone', () => {
    const input = aidCase({
      // 低保边缘 begins after the first stay; the one-off class covers both.
      person: resident(identity('illness_poor'), identity('dibao_edge', '2023-07-01'), identity('tekun')),
      visits: [
        visit({ id: 'a', amounts: burdenOf('40000.00') }),
        visit({ id: 'b', from: '2023-08-01', to: '2023-08-01', amounts: burdenOf('9000.00') }),
      ],
    });
    const { treatedAs, alternatives } = benxi(input);
    // One-off: (40,000 − 5,000) × 50 % = 17,500 and (22,500 − 10,000) × 50 % = 6,250; then 2,500 and 6,500 × 50 % = 3,250.
    // Edge: (9,000 − 2,000) × 60 % = 4,200 and (4,800 − 3,000) × 60 % = 1,080.
    expect(treatedAs).toBe('tekun');
    expect(alternatives).toEqual([
      { treatedAs: 'illness_poor', aid: '29500.00' },
      { treatedAs: 'dibao_edge', aid: '5280.00' },
    ]);
  });

  test('leave out the class that the last aided visit was treated as', () => {
    const person = resident(identity('dibao_edge'), identity('dibao'));
    expect(benxi(aidCase({ person })).alternatives).toEqual([{ treatedAs: 'dibao_edge', aid: '0.00' }]);
    expect(benxi(aidCase()).alternatives).toEqual([]);
  });

  test('count no visit that another condition excludes', () => {
    const person = resident(identity('dibao_edge'), identity('dibao'));
    const designated = { level: 2, designated: false, area: 'local' } as const;
    const visits = [visit({ id: 'a', amounts: burdenOf('3000.00') }), visit({ id: 'b', hospital: designated })];
    expect(benxi(aidCase({ person, visits })).alternatives).toEqual([{ treatedAs: 'dibao_edge', aid: '600.00' }]);
    const [, excluded] = visits;
    if (excluded === undefined) throw new Error('No second visit');
    expect(benxi(aidCase({ person, visits: [excluded] })).alternatives).toEqual([]);
  });

  test('are named for a visit that only a parameter holds up, as far as they can be computed', () => {
    const person = resident(identity('dibao_edge'), identity('dibao'));
    const visits = [visit({ psychiatric: true, amounts: burdenOf('3000.00') })];
    const { status, treatedAs, missing, alternatives } = benxi(aidCase({ person, visits }));
    expect([status, treatedAs, missing]).toEqual(['undecided', null, ['local.bedDayRate']]);
    expect(alternatives).toEqual([{ treatedAs: 'dibao_edge', aid: '600.00' }]);
  });

  test('leave out a class that lacks a parameter for one of the visits', () => {
    const terms = { deductible: '0.00', ratio: '0.50' };
    const input = aidCase({
      applicationDate: '2017-12-01',
      person: resident(identity('child_in_need', '2016-01-01'), identity('dibao', '2016-01-01')),
      visits: [
        visit({ id: 'a', from: '2017-05-01', to: '2017-05-01' }),
        visit({ id: 'b', kind: 'outpatient_chronic', from: '2017-06-01', to: '2017-06-01' }),
      ],
    });
    const settle = (local: object) => settleCase(packOf('zhengzhou-2017'), input, { local: { child_in_need: local } });
    // The stay alone is aided, as dibao; the child's class is computable for it, and still not for the file.
    const { missing, ...undecided } = settle({ inpatient: terms });
    expect(missing).toEqual(['local.child_in_need.outpatient']);
    expect([undecided.treatedAs, undecided.alternatives]).toEqual(['dibao', []]);
    // With both known the outpatient visit is the child's: 500 against 10 % of the bill.
    const { treatedAs, alternatives } = settle({ inpatient: terms, outpatient: terms });
    expect([treatedAs, alternatives]).toEqual(['child_in_need', [{ treatedAs: 'dibao', aid: '800.00' }]]);
  });
});

describe('the class of a visit (contract 4.5)', () => {
  test('on a tie is the first in the pack’s order, whatever the order of the identities', () => {
    const small = [visit({ amounts: burdenOf('100.00') })];
    const of = (...identities: readonly AidIdentity[]) =>
      benxi(aidCase({ person: resident(...identities), visits: small })).treatedAs;
    expect(of(identity('dibao_edge'), identity('illness_poor'))).toBe('dibao_edge');
    expect(of(identity('illness_poor'), identity('dibao_edge'))).toBe('dibao_edge');
  });

  test('may change from visit to visit; counters of the year go on, whatever the class (contract 4.3)', () => {
    const input = aidCase({
      person: resident(identity('dibao', '2023-01-01', '2023-06-30'), identity('dibao_edge', '2023-07-01')),
      visits: [
        visit({ id: 'a', amounts: burdenOf('1500.00') }),
        visit({ id: 'b', from: '2023-08-01', to: '2023-08-01', amounts: burdenOf('1500.00') }),
      ],
    });
    const { visits } = benxi(input);
    // 1,500 of the 2,000 are met by the first stay: (1,500 − 500) × 60 %.
    expect(visits.map(({ treatedAs, aid }) => [treatedAs, aid])).toEqual([
      ['dibao', { basic: '1050.00' }],
      ['dibao_edge', { basic: '600.00' }],
    ]);
  });
});
