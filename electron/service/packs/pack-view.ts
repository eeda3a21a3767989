import type { PackFund, PolicyPack } from '#rules';
import type { PackSummary } from '#shared/contract/policy.ts';
import { formatDayInWords, toDay } from '#shared/day.ts';
import { formatYuanGrouped, parseYuan } from '#shared/fen.ts';
import { CATEGORY_IDS, categoryName } from '#shared/settlement/category.ts';
import { VISIT_KIND_NAMES } from '#shared/settlement/vocabulary.ts';

type Value = PackSummary['values'][number];
type Sourced = { readonly article: string; readonly confirmed: boolean };

const SETTERS: Readonly<Record<string, string>> = { county: '县级', city: '市级' };

const yuan = (text: string): string => {
  const amount = parseYuan(text);
  return amount === null ? text : `${formatYuanGrouped(amount).replace(/\.00$/, '')} 元`;
};

/** A pack as the policy page reads it: every value in words, with its article and the passage. */
export function packView({ content, hash }: PolicyPack): PackSummary {
  const value = (label: string, text: string, { article, confirmed }: Sourced): Value => ({
    label,
    value: text,
    article: content.articles[article]?.citation ?? article,
    passage: content.articles[article]?.passage ?? '',
    confirmed,
  });
  const classNames = new Map(content.classes.map(({ id, name }) => [id, name]));

  function fundValues(fund: PackFund): Value[] {
    if (fund.method === 'perDay') {
      const names = fund.classes.value.map((id) => classNames.get(id) ?? id).join('、');
      return [value(`${fund.name}适用对象`, names, fund.classes)];
    }
    return Object.entries(fund.terms).flatMap(([id, { deductible, ratio, cap }]) => {
      const name = `${fund.name} ${classNames.get(id) ?? id}`;
      return [
        value(`${name} 起付标准`, yuan(deductible.value), deductible),
        value(`${name} 救助比例`, ratio.value, ratio),
        value(`${name} 年度限额`, cap.value === null ? '不设限额' : yuan(cap.value), cap),
      ];
    });
  }

  const { from, to } = content.effective;
  const kinds = content.kinds.value.map((kind) => VISIT_KIND_NAMES[kind]).join('、');
  const treatedAs = new Map(
    content.classes.flatMap(({ id, members }) => members.flatMap((member) => member.value.map((item) => [item, id]))),
  );
  const categories = CATEGORY_IDS.map((id) => ({ id, name: categoryName(id), treatedAs: treatedAs.get(id) ?? null }));
  return {
    id: content.id,
    title: content.title,
    region: content.region.name,
    effectiveFrom: from.value,
    effectiveTo: to.value,
    hash,
    pools: content.pools.map(({ id, funds }) => ({ id, funds: [...funds] })),
    classes: content.classes.map(({ id, name }) => ({ id, name })),
    categories: [
      ...categories.filter((item) => item.treatedAs !== null),
      ...categories.filter((item) => item.treatedAs === null),
    ],
    values: [
      value('起始日期', formatDayInWords(toDay(from.value)), from),
      value('终止日期', to.value === null ? '未规定' : formatDayInWords(toDay(to.value)), to),
      value('救助范围', kinds, content.kinds),
      ...content.classes.flatMap(({ name, oneOff }) =>
        oneOff === undefined ? [] : [value(`${name} 追溯期`, `申请之日前 ${oneOff.months.value} 个月`, oneOff.months)],
      ),
      ...content.funds.flatMap(fundValues),
      ...content.warnings.map((warning) => value(`${warning.name} 预警标准`, yuan(warning.line.value), warning.line)),
    ],
    localParameters: content.local.map(({ key, name, unit, setBy, meaning }) => ({
      key,
      label: name,
      unit,
      setBy: SETTERS[setBy] ?? setBy,
      explain: meaning,
    })),
  };
}
