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
    const basis = '本溪市实施方案 四(五)，据本溪市实施方案全文';
    expect(linesOf({ funds })).toEqual([
      `改：${place} · 比例：60%（${basis}） → 65%（${basis}，待确认）`,
      `改：${place} · 年度限额：20,000.00 → 无`,
    ]);
  });

  test('says an added value with its article and source in one line', () => {
    const rounding = { ...BENXI.rounding, article: 'a4-4', source: 'plan', confirmed: true };
    expect(comparePacks({ ...BENXI, timeLimits: [] }, BENXI).map(differenceLine)).toContain(
      '增：时限 · “手工报销” · 表述：自受理起 20 个工作日办结；材料不齐的，一次性告知（本溪市医疗救助办事指南 手工（零星）报销，据医疗救助对象待遇核准支付办事指南（本溪市，2021-07-22），待确认）',
    );
    expect(linesOf({ rounding })).toEqual([
      '改：舍入：四舍五入到分（本溪市实施方案 四(五)，据文件未写明处的读法，待确认） → 四舍五入到分（本溪市实施方案 四(四)，据本溪市实施方案全文）',
    ]);
  });

  test('names categories and dates, and what only one of them has', () => {
    const to = { ...BENXI.effective.to, value: '2024-12-31' };
    const [first, ...notAided] = BENXI.notAided;
    expect(first?.value).toEqual(['out_of_poverty']);
    expect(linesOf({ effective: { ...BENXI.effective, to }, notAided })).toEqual([
      '改：有效期 · 终止日期：无 → 2024-12-31',
      '删：不享受救助的对象 · 第1项：脱贫人口',
    ]);
    const readings = [...BENXI.readings, { text: '新读法', article: 'a4-4' }];
    expect(linesOf({ readings })).toEqual([
      '增：读法 · 第9项 · 内容：新读法',
      '增：读法 · 第9项 · 依据条款：本溪市实施方案 四(四)',
    ]);
  });
});
