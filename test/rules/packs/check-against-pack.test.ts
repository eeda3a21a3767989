import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { findFundProblems, findLocalProblems, findPackProblems } from '#rules';
import { BENXI } from '../support/benxi.ts';
import { aidCase } from '../support/build-case.ts';

describe('what a pack does not know', () => {
  test('is a local parameter of another name, or a value of another shape', () => {
    const local = { bedDayrate: '30.00', bedDayRate: 30 };
    expect(findLocalProblems(BENXI, local).map(problemLine)).toEqual([
      'local.bedDayrate: 政策包“benxi-2023”没有这个地方参数',
      'local.bedDayRate: 30 不是金额（如 "2000.00"）',
    ]);
    expect(findLocalProblems(BENXI, { bedDayRate: '30.00' })).toEqual([]);
  });

  test('is a fund of an opening, which would silently count against no cap', () => {
    const opening = [{ year: 2023, burden: '0.00', paid: { basic: '0.00', inpatient: '0.00' } }];
    expect(findFundProblems(BENXI, aidCase({ opening })).map(problemLine)).toEqual([
      'opening[0].paid.inpatient: 政策包“benxi-2023”没有这个救助项目',
    ]);
  });

  test('is found in a whole file with its path', () => {
    const opening = [{ year: 2023, burden: '0.00', paid: { aid: '0.00' } }];
    const cases = [aidCase(), aidCase({ id: 'c2', opening })];
    const file = { format: 'aid-case/1', pack: 'benxi-2023', local: { caps: {} }, cases } as const;
    expect(findPackProblems(BENXI, file).map(problemLine)).toEqual([
      'local.caps: 政策包“benxi-2023”没有这个地方参数',
      'cases[1].opening[0].paid.aid: 政策包“benxi-2023”没有这个救助项目',
    ]);
  });
});
