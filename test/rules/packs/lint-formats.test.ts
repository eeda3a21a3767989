import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { findPackFaults } from '../../../rules/packs/lint.ts';
import type { PackContent, ShareFund } from '../../../rules/packs/pack-content.ts';
import { packOf } from '../support/packs.ts';

const [QINGHAI, ZHENGZHOU, HOHHOT] = ['qinghai-2022', 'zhengzhou-2017', 'hohhot-2022'].map((id) => packOf(id).content);

const present = (content: PackContent | undefined): PackContent => {
  if (content === undefined) throw new Error('The pack is missing');
  return content;
};
const [qinghai, zhengzhou, hohhot] = [present(QINGHAI), present(ZHENGZHOU), present(HOHHOT)];
const faultsOf = (content: PackContent): readonly string[] => findPackFaults(content).map(problemLine);

/** The pack with one share fund changed. */
const withFund = (content: PackContent, id: string, change: (fund: ShareFund) => Partial<ShareFund>): PackContent => ({
  ...content,
  funds: content.funds.map((fund) => (fund.id === id && fund.method === 'share' ? { ...fund, ...change(fund) } : fund)),
});
const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

test.each([qinghai, zhengzhou, hohhot, packOf('liupanshui-2020').content])('$id has no faults', (content) => {
  expect(faultsOf(content)).toEqual([]);
});

describe('terms of classes', () => {
  test('must be said for every class: published, local or none', () => {
    const gap = withFund(qinghai, 'inpatient', ({ localTerms = {} }) => ({
      localTerms: without(localTerms, 'orphan'),
    }));
    expect(faultsOf(gap)).toEqual([
      'funds[0].terms: no terms for class "orphan"',
      'classes[0]: no fund aids class "orphan" for inpatient',
    ]);
  });

  test('must be said once', () => {
    const twice = withFund(qinghai, 'inpatient', ({ localTerms = {} }) => ({
      localTerms: { ...localTerms, low_income: { setting: 'low_income', article: 'a4-2' } },
      without: ['dibao'],
    }));
    expect(faultsOf(twice)).toEqual([
      'funds[0].localTerms.low_income: the class has terms of this fund already',
      'funds[0].without[0]: the class has terms of this fund already',
      'funds[0].localTerms.low_income.setting: local parameter "low_income" has no part "inpatient"',
    ]);
  });

  test('must be of classes of the pack', () => {
    const strange = withFund(qinghai, 'inpatient', ({ localTerms = {} }) => ({
      localTerms: { ...localTerms, rich: { setting: 'dibao', article: 'a4-2' } },
      without: ['poor'],
    }));
    expect(faultsOf(strange)).toEqual([
      'funds[0].localTerms.rich: no class "rich" in this pack',
      'funds[0].without[0]: no class "poor" in this pack',
    ]);
  });

  test('must leave no kind of visit without a fund, and give none two', () => {
    const onlyChronic = withFund(qinghai, 'outpatient', ({ kinds }) =>
      kinds === undefined ? {} : { kinds: { ...kinds, value: ['outpatient_chronic' as const] } },
    );
    expect(faultsOf(onlyChronic)).toContain('classes[0]: no fund aids class "orphan" for outpatient_major');
    const overlap = withFund(qinghai, 'outpatient', ({ kinds }) =>
      kinds === undefined ? {} : { kinds: { ...kinds, value: [...kinds.value, 'inpatient' as const] } },
    );
    expect(faultsOf(overlap)).toContain(
      'classes[0]: funds "inpatient" and "outpatient" both aid class "orphan" for inpatient',
    );
  });

  test('must take their numbers from a parameter that is there and has the part asked for', () => {
    const nowhere = withFund(hohhot, 'outpatient', ({ localTerms = {} }) => ({
      localTerms: { ...localTerms, dibao: { setting: 'caps', article: 'p3', localCap: 'dibaoTiers' } },
    }));
    expect(faultsOf(nowhere)).toEqual([
      'funds[1].localTerms.dibao.setting: no local parameter "caps" of kind classTerms or tiers',
      'funds[1].localTerms.dibao.localCap: no local parameter "dibaoTiers" of kind classCaps',
      'local[2]: local parameter "dibao" is never used',
    ]);
  });

  test('must draw on a pool that counts the fund', () => {
    const wrong = withFund(zhengzhou, 'inpatient', ({ localTerms = {} }) => ({
      localTerms: { ...localTerms, orphan: { setting: 'orphan', article: 'n1-2', pool: 'outpatientSpecial' } },
    }));
    expect(faultsOf(wrong)).toEqual(['funds[0].localTerms.orphan.pool: pool "outpatientSpecial" has no "inpatient"']);
  });
});

describe('layers', () => {
  const supplement = zhengzhou.layers?.supplement;
  const serious = zhengzhou.layers?.seriousIllness;
  const [rule] = serious?.rules ?? [];
  const [first, second] = rule?.bands ?? [];
  if (supplement === undefined || serious === undefined || first === undefined || second === undefined) {
    throw new Error('The pack has no layers');
  }
  const withBands = (bands: readonly (typeof first)[]): PackContent => ({
    ...zhengzhou,
    layers: { supplement, seriousIllness: { ...serious, rules: [{ bands }] } },
  });

  test('must have bands that ascend', () => {
    expect(faultsOf(withBands([second, first]))).toEqual([
      'layers.seriousIllness.rules[0].bands[1].over: dead band: 15000.00 is not above 50000.00',
    ]);
    expect(faultsOf(withBands([]))).toContain('layers.seriousIllness.rules[0].bands: no bands');
  });

  test('must have no band that changes nothing', () => {
    expect(faultsOf(withBands([first, { ...second, ratio: { ...second.ratio, value: first.ratio.value } }]))).toEqual([
      'layers.seriousIllness.rules[0].bands[1].ratio: dead band: 50% is the ratio of the band before',
    ]);
  });

  test('must end with one rule for everybody', () => {
    const rules = qinghai.layers?.seriousIllness.rules ?? [];
    const layers = { seriousIllness: { name: '大病保险', rules: rules.toReversed() } };
    expect(faultsOf({ ...qinghai, layers })).toEqual([
      'layers.seriousIllness.rules[0]: the last rule, and only it, is for everybody',
      'layers.seriousIllness.rules[1]: the last rule, and only it, is for everybody',
    ]);
    expect(faultsOf({ ...qinghai, layers: { seriousIllness: { name: '大病保险', rules: [] } } })).toContain(
      'layers.seriousIllness.rules: no rules',
    );
  });

  test('must name classes of the pack', () => {
    const classes = { ...supplement.classes, value: ['dibao', 'rich'] };
    expect(
      faultsOf({ ...zhengzhou, layers: { seriousIllness: serious, supplement: { ...supplement, classes } } }),
    ).toEqual(['layers.supplement.classes: no class "rich" in this pack']);
  });

  test('must say each hospital level once', () => {
    const basic = hohhot.outpatientBasic;
    if (basic === undefined) throw new Error('The pack has no outpatient pooling');
    const [one, two] = basic.levels;
    if (one === undefined || two === undefined) throw new Error('The pack has no levels');
    expect(faultsOf({ ...hohhot, outpatientBasic: { ...basic, levels: [one, two, two] } })).toEqual([
      'outpatientBasic.levels: each of the levels 1, 2 and 3 once',
    ]);
  });
});

describe('local parameters', () => {
  test('must say their parts exactly when they are terms of a class', () => {
    const local = qinghai.local.map((item) => {
      if (item.key === 'orphan') return { ...item, parts: undefined };
      return item.key === 'employeeWage' ? { ...item, parts: ['cap' as const] } : item;
    });
    expect(faultsOf({ ...qinghai, local })).toEqual([
      'funds[0].localTerms.orphan.setting: local parameter "orphan" has no part "inpatient"',
      'funds[1].localTerms.orphan.setting: local parameter "orphan" has no part "outpatient"',
      'local[0].parts: parts belong to the kind classTerms, which must have them',
      'local[7].parts: parts belong to the kind classTerms, which must have them',
    ]);
  });

  test('must be amounts where a warning line asks for one', () => {
    const [line] = qinghai.localWarnings ?? [];
    if (line === undefined) throw new Error('The pack has no warning line');
    expect(faultsOf({ ...qinghai, localWarnings: [line, { ...line, setting: 'orphan' }] })).toEqual([
      'localWarnings[1].setting: no local parameter "orphan" of kind money',
    ]);
  });

  test('must not be defined twice', () => {
    const [first] = qinghai.local;
    if (first === undefined) throw new Error('The pack has no local parameter');
    expect(faultsOf({ ...qinghai, local: [...qinghai.local, first] })).toEqual([
      'local[8].key: "orphan" is defined twice',
    ]);
  });
});
