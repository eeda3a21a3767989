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
      'funds[0].terms: 缺口：没有写类别“orphan”的标准',
      'classes[0]: 缺口：类别“orphan”的住院没有救助项目',
    ]);
  });

  test('must be said once', () => {
    const twice = withFund(qinghai, 'inpatient', ({ localTerms = {} }) => ({
      localTerms: { ...localTerms, low_income: { setting: 'low_income', article: 'a4-2' } },
      without: ['dibao'],
    }));
    expect(faultsOf(twice)).toEqual([
      'funds[0].localTerms.low_income: 这个类别在本项目里已经写过标准',
      'funds[0].without[0]: 这个类别在本项目里已经写过标准',
      'funds[0].localTerms.low_income.setting: 地方参数“low_income”没有“inpatient”这一部分',
    ]);
  });

  test('must be of classes of the pack', () => {
    const strange = withFund(qinghai, 'inpatient', ({ localTerms = {} }) => ({
      localTerms: { ...localTerms, rich: { setting: 'dibao', article: 'a4-2' } },
      without: ['poor'],
    }));
    expect(faultsOf(strange)).toEqual([
      'funds[0].localTerms.rich: 没有类别“rich”',
      'funds[0].without[0]: 没有类别“poor”',
    ]);
  });

  test('must leave no kind of visit without a fund, and give none two', () => {
    const onlyChronic = withFund(qinghai, 'outpatient', ({ kinds }) =>
      kinds === undefined ? {} : { kinds: { ...kinds, value: ['outpatient_chronic' as const] } },
    );
    expect(faultsOf(onlyChronic)).toContain('classes[0]: 缺口：类别“orphan”的重特大疾病长期门诊没有救助项目');
    const overlap = withFund(qinghai, 'outpatient', ({ kinds }) =>
      kinds === undefined ? {} : { kinds: { ...kinds, value: [...kinds.value, 'inpatient' as const] } },
    );
    expect(faultsOf(overlap)).toContain('classes[0]: 重叠：类别“orphan”的住院同时由“inpatient”、“outpatient”救助');
  });

  test('must take their numbers from a parameter that is there and has the part asked for', () => {
    const nowhere = withFund(hohhot, 'outpatient', ({ localTerms = {} }) => ({
      localTerms: { ...localTerms, dibao: { setting: 'caps', article: 'p3', localCap: 'dibaoTiers' } },
    }));
    expect(faultsOf(nowhere)).toEqual([
      'funds[1].localTerms.dibao.setting: 没有标准类（classTerms 或 tiers）的地方参数“caps”',
      'funds[1].localTerms.dibao.localCap: 没有限额类（classCaps）的地方参数“dibaoTiers”',
      'local[2]: 地方参数“dibao”没有被使用',
    ]);
  });

  test('must draw on a pool that counts the fund', () => {
    const wrong = withFund(zhengzhou, 'inpatient', ({ localTerms = {} }) => ({
      localTerms: { ...localTerms, orphan: { setting: 'orphan', article: 'n1-2', pool: 'outpatientSpecial' } },
    }));
    expect(faultsOf(wrong)).toEqual([
      'funds[0].localTerms.orphan.pool: 限额“outpatientSpecial”没有列入救助项目“inpatient”',
    ]);
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
      'layers.seriousIllness.rules[0].bands[1].over: 这一段永远用不上：起点 15000.00 不高于上一段的 50000.00',
    ]);
    expect(faultsOf(withBands([]))).toContain('layers.seriousIllness.rules[0].bands: 没有分段');
  });

  test('must have no band that changes nothing', () => {
    expect(faultsOf(withBands([first, { ...second, ratio: { ...second.ratio, value: first.ratio.value } }]))).toEqual([
      'layers.seriousIllness.rules[0].bands[1].ratio: 这一段没有作用：比例 50% 与上一段相同',
    ]);
  });

  test('must end with one rule for everybody', () => {
    const rules = qinghai.layers?.seriousIllness.rules ?? [];
    const layers = { seriousIllness: { name: '大病保险', rules: rules.toReversed() } };
    expect(faultsOf({ ...qinghai, layers })).toEqual([
      'layers.seriousIllness.rules[0]: 最后一条，也只有最后一条，适用于所有人',
      'layers.seriousIllness.rules[1]: 最后一条，也只有最后一条，适用于所有人',
    ]);
    expect(faultsOf({ ...qinghai, layers: { seriousIllness: { name: '大病保险', rules: [] } } })).toContain(
      'layers.seriousIllness.rules: 没有适用规则',
    );
  });

  test('must name classes of the pack', () => {
    const classes = { ...supplement.classes, value: ['dibao', 'rich'] };
    expect(
      faultsOf({ ...zhengzhou, layers: { seriousIllness: serious, supplement: { ...supplement, classes } } }),
    ).toEqual(['layers.supplement.classes: 没有类别“rich”']);
  });

  test('must say each hospital level once', () => {
    const basic = hohhot.outpatientBasic;
    if (basic === undefined) throw new Error('The pack has no outpatient pooling');
    const [one, two] = basic.levels;
    if (one === undefined || two === undefined) throw new Error('The pack has no levels');
    expect(faultsOf({ ...hohhot, outpatientBasic: { ...basic, levels: [one, two, two] } })).toEqual([
      'outpatientBasic.levels: 机构级别 1、2、3 要各写一次',
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
      'funds[0].localTerms.orphan.setting: 地方参数“orphan”没有“inpatient”这一部分',
      'funds[1].localTerms.orphan.setting: 地方参数“orphan”没有“outpatient”这一部分',
      'local[0].parts: 可填写的部分（parts）属于 classTerms，这种参数也必须写',
      'local[7].parts: 可填写的部分（parts）属于 classTerms，这种参数也必须写',
    ]);
  });

  test('must be amounts where a warning line asks for one', () => {
    const [line] = qinghai.localWarnings ?? [];
    if (line === undefined) throw new Error('The pack has no warning line');
    expect(faultsOf({ ...qinghai, localWarnings: [line, { ...line, setting: 'orphan' }] })).toEqual([
      'localWarnings[1].setting: 没有金额类（money）的地方参数“orphan”',
    ]);
  });

  test('must not be defined twice', () => {
    const [first] = qinghai.local;
    if (first === undefined) throw new Error('The pack has no local parameter');
    expect(faultsOf({ ...qinghai, local: [...qinghai.local, first] })).toEqual(['local[8].key: “orphan”定义了两次']);
  });
});
