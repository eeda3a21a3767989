import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { findCaseFailures, runPackCases } from '../../../rules/packs/pack-cases.ts';
import { BENXI } from '../support/benxi.ts';

const CASES = `format: aid-pack-cases/1
base:
  case: { id: c, applicationDate: 2023-12-01, person: { insurance: resident, identities: [{ category: dibao, from: 2020-01-01, to: null }] } }
  visit: { id: v1, kind: inpatient, from: 2023-05-01, to: 2023-05-01, hospital: { level: 2, designated: true, area: local }, layers: given }
  amounts: { total: '10.00', ownExpense: '0.00', overLimit: '0.00', firstPay: '0.00', inScope: '10.00', basic: '0.00', seriousIllness: '0.00', supplement: '0.00', other: '0.00' }
cases:
  - { name: 例一, article: ARTICLE, input: { visits: [VISIT] }, expected: EXPECTED }
`;
const run = (expected: string, visit = '{}', article = 'a4-5-basic') =>
  runPackCases(
    BENXI,
    CASES.replace('EXPECTED', expected).replace('VISIT', visit).replace('ARTICLE', article),
    'x.yaml',
  );
function failuresOf(...args: Parameters<typeof run>): readonly string[] {
  const outcomes = run(...args);
  if (!outcomes.ok) return outcomes.problems.map(problemLine);
  return findCaseFailures(outcomes.value).map(problemLine);
}

describe('runPackCases', () => {
  test('fills in what the base gives and finds nothing when the numbers come out', () => {
    expect(failuresOf("{ payable: '7.00', visits: [{ aid: { basic: '7.00' } }] }")).toEqual([]);
  });

  test('names each value that does not come out, and aid that was not expected', () => {
    expect(failuresOf("{ payable: '7.01', visits: [{ aid: {} }] }")).toEqual([
      'x.yaml:7: 算例“例一”：应支付：算得 7.00，应为 7.01',
      'x.yaml:7: 算例“例一”：第 1 次就诊 · 救助 · basic：算得 7.00，应为 没有',
    ]);
  });

  test('compares lists by length', () => {
    expect(failuresOf('{ missing: [a] }')).toEqual(['x.yaml:7: 算例“例一”：缺少：算得 []，应为 [a]']);
  });

  test('names what is malformed in an input, and an article that the pack does not have', () => {
    expect(failuresOf('{}', '{ kind: dental }', 'a0')).toEqual([
      'x.yaml:7: 算例“例一”：条款“a0”在政策包里没有定义',
      'x.yaml:7: 算例“例一”：visits[0].kind: "dental" 不是费用种类（inpatient、outpatient_chronic、outpatient_major、outpatient_general、outpatient_two_diseases 之一）',
    ]);
  });

  test('places what is wrong with the file itself by line', () => {
    const outcomes = runPackCases(BENXI, CASES.replace('name:', 'nmae:'), 'x.yaml');
    expect(outcomes.ok ? [] : outcomes.problems.map(problemLine)).toContain(
      'x.yaml:7: 算例 · 第 1 项 · nmae：没有这个键，请检查拼写',
    );
  });
});
