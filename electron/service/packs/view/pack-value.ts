import type { PolicyPack } from '#rules';
import type { PackSummary } from '#shared/contract/policy.ts';
import { formatDayInWords, parseDay } from '#shared/day.ts';
import { formatYuanGrouped, parseYuan } from '#shared/fen.ts';
import { categoryName, isCategory } from '#shared/settlement/category.ts';
import { VISIT_KIND_NAMES, type VisitKind } from '#shared/settlement/vocabulary.ts';

export type PackValue = PackSummary['values'][number];
type Content = PolicyPack['content'];
/** What stands behind a value. */
export type Backing = { readonly article: string; readonly confirmed: boolean };

/** A row for reading; `group` is the heading it stands under. */
export type MakeValue = (group: string, label: string, value: string, backing: Backing) => PackValue;

export const valueMaker =
  ({ articles }: Content): MakeValue =>
  (group, label, value, { article, confirmed }) => ({
    group,
    label,
    value,
    article: articles[article]?.citation ?? article,
    passage: articles[article]?.passage ?? '',
    confirmed,
  });

/** `2000.00` as `2,000 元`. */
export function yuanWords(text: string): string {
  const amount = parseYuan(text);
  return amount === null ? text : `${formatYuanGrouped(amount).replace(/\.00$/, '')} 元`;
}

export function dayWords(text: string): string {
  const day = parseDay(text);
  return day === null ? text : formatDayInWords(day);
}

export const kindWords = (kinds: readonly VisitKind[]): string =>
  kinds.map((kind) => VISIT_KIND_NAMES[kind]).join('、');

export const categoryWords = (categories: readonly string[] | 'others'): string =>
  categories === 'others'
    ? '其他人员'
    : categories.map((item) => (isCategory(item) ? categoryName(item) : item)).join('、');

/** The names of classes, for their ids. */
export const classNamer = ({ classes }: Content): ((id: string) => string) => {
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};
