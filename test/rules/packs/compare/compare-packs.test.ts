import { describe, expect, test } from 'vitest';
import { comparePacks, differenceLine } from '../../../../rules/packs/compare/compare-packs.ts';
import type { PackContent } from '../../../../rules/packs/pack-content.ts';
import { packOf, PACKS_UNDER_TEST } from '../../support/packs.ts';

const BENXI = packOf('benxi-2023').content;
const linesOf = (changes: Partial<PackContent>): readonly string[] =>
  comparePacks(BENXI, { ...BENXI, ...changes }).map(differenceLine);

describe('comparing packs', () => {
  test.each(PACKS_UNDER_TEST)('finds nothing between $pack.content.id and itself', ({ pack }) => {
    expect(comparePacks(pack.content, structuredClone(pack.content))).toEqual([]);
  });

  test('names fund, class and value in words', () => {
    const funds = BENXI.funds.map((fund) => {
      const terms = fund.method === 'share' ? fund.terms['dibao_edge'] : undefined;
      if (fund.id !== 'basic' || fund.method !== 'share' || terms === undefined) return fund;
      const changed = {
        ...terms,
        ratio: { ...terms.ratio, value: '65%', confirmed: false },
        cap: { ...terms.cap, value: null },
      };
      return { ...fund, terms: { ...fund.terms, dibao_edge: changed } };
    });
    const place = '救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员”';
    expect(linesOf({ funds })).toEqual([
      `改：${place} · 比例：60% → 65%`,
      `改：${place} · 比例 · 已确认：是 → 否`,
      `改：${place} · 年度限额：20000.00 → 无`,
    ]);
  });

  test('names categories and dates, and what only one of them has', () => {
    const to = { ...BENXI.effective.to, value: '2024-12-31' };
    const [first, ...notAided] = BENXI.notAided;
    expect(first?.value).toEqual(['out_of_poverty']);
    expect(linesOf({ effective: { ...BENXI.effective, to }, notAided })).toEqual([
      '改：有效期 · 终止日期：无 → 2024-12-31',
      '删：不享受救助的对象 · 第1项：脱贫人口',
      '删：不享受救助的对象 · 第1项 · 依据条款：a4-6',
      '删：不享受救助的对象 · 第1项 · 依据来源：plan',
      '删：不享受救助的对象 · 第1项 · 已确认：是',
    ]);
    const readings = [...BENXI.readings, { text: '新读法', article: 'a4-4' }];
    expect(linesOf({ readings })).toEqual(['增：读法 · 第9项 · 内容：新读法', '增：读法 · 第9项 · 依据条款：a4-4']);
  });
});
