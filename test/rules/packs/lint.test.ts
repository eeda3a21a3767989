import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { findPackFaults } from '../../../rules/packs/lint.ts';
import type { PackContent, PackFund, ShareFund } from '../../../rules/packs/pack-content.ts';
import { BENXI } from '../support/benxi.ts';

const { content } = BENXI;
const faultsOf = (changes: Partial<PackContent>): readonly string[] =>
  findPackFaults({ ...content, ...changes }).map(problemLine);

const isShare = (fund: PackFund): fund is ShareFund => fund.method === 'share';
const withFund = (id: string, change: (fund: PackFund) => PackFund): Partial<PackContent> => ({
  funds: content.funds.map((fund) => (fund.id === id ? change(fund) : fund)),
});

describe('findPackFaults', () => {
  test('finds nothing wrong with the released pack', () => {
    expect(faultsOf({})).toEqual([]);
  });

  test('finds a class without terms', () => {
    const change = (fund: PackFund): PackFund => {
      if (!isShare(fund)) return fund;
      const { illness_poor: _, ...terms } = fund.terms;
      return { ...fund, terms };
    };
    expect(faultsOf(withFund('tilt', change))).toEqual(['funds[2].terms: 缺口：没有写类别“illness_poor”的标准']);
  });

  test('finds terms of a class that is not there', () => {
    const classes = content.classes.filter((item) => item.id !== 'illness_poor');
    expect(faultsOf({ classes })).toEqual([
      'funds[0].terms.illness_poor: 没有类别“illness_poor”',
      'funds[2].terms.illness_poor: 没有类别“illness_poor”',
    ]);
  });

  test('finds a category placed in two classes', () => {
    const [notAided] = content.notAided;
    if (notAided === undefined) throw new Error('The pack refuses nobody');
    expect(faultsOf({ notAided: [{ ...notAided, value: ['out_of_poverty', 'dibao'] }] })).toEqual([
      'notAided[0]: “dibao”归类了两次',
    ]);
  });

  test('finds an article that is cited but not there, and one that is there but never cited', () => {
    const articles = { ...content.articles, 'a9-9': { citation: '九(九)', passage: '无' } };
    expect(faultsOf({ articles })).toEqual(['articles["a9-9"]: 这一条没有被引用，请删除或补上引用']);
    expect(faultsOf({ clauses: { ...content.clauses, range: 'a0-0' } })).toEqual(['clauses.range: 条款“a0-0”没有定义']);
  });

  test('finds a source that is not there', () => {
    expect(faultsOf({ kinds: { ...content.kinds, source: 'hearsay' } })).toEqual([
      'kinds.source: 来源“hearsay”没有定义',
    ]);
  });

  test('finds a pool that does not hold the fund drawing on it, and one that nobody draws on', () => {
    expect(
      faultsOf({ pools: content.pools.map((pool) => (pool.id === 'basic' ? { ...pool, funds: ['basic'] } : pool)) }),
    ).toEqual(['funds[1].pool: 限额“basic”没有列入救助项目“bedDay”']);
    expect(faultsOf({ pools: [...content.pools, { id: 'extra', name: '多余', funds: [] }] })).toEqual([
      'pools[2]: 限额“extra”没有救助项目使用',
    ]);
  });

  test('finds a local parameter that nothing uses, and a use of one that is not there', () => {
    const [rate] = content.local;
    if (rate === undefined) throw new Error('The pack has no local parameter');
    expect(faultsOf({ local: [rate, { ...rate, key: 'other' }] })).toEqual(['local[1]: 地方参数“other”没有被使用']);
    expect(faultsOf({ local: [] })).toEqual(['funds[1].rate: 没有金额类的地方参数“bedDayRate”']);
  });

  test('finds a replacement of a fund that does not come before it', () => {
    const change = (fund: PackFund): PackFund => (fund.method === 'perDay' ? { ...fund, replaces: 'tilt' } : fund);
    expect(faultsOf(withFund('bedDay', change))).toEqual(['funds[1].replaces: 在它前面没有救助项目“tilt”可以代替']);
  });

  test('finds a range that ends before it begins', () => {
    const to = { ...content.effective.to, value: '2022-12-31' };
    expect(faultsOf({ effective: { ...content.effective, to } })).toEqual(['effective.to: 终止日期早于起始日期']);
  });
});
