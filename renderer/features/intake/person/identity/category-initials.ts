import type { CategoryId } from '#shared/settlement/category.ts';

/** Initials of the pinyin of each category, for finding it without an input method: `db` → 低保对象. */
const INITIALS: Readonly<Record<CategoryId, string>> = {
  tekun: 'tkry',
  tekun_centralised: 'jzgytkry',
  tekun_scattered: 'fsgytkry',
  orphan: 'ge',
  de_facto_orphan: 'sswrfyet',
  hiv_child: 'azbbdgret',
  dibao: 'dbdx',
  dibao_edge: 'dbbyjtcy',
  low_income: 'dsrjtcy',
  low_income_disabled: 'dsrjtzdcjr',
  expenditure_poor: 'zcxpkjtcy',
  illness_poor: 'ybzpzbhz',
  returned_poor: 'fpzprk',
  monitored_aided: 'jcbfdx',
  monitored_other: 'qtjcfwnrk',
  monitored: 'ncyfpzprk',
  out_of_poverty: 'tprk',
  unstable_out_of_poverty: 'tpbwdrk',
  edge_poverty_prone: 'byyzprk',
  sudden_hardship: 'tfyzknrk',
  registered_poor: 'jdlkpkrk',
  special_care: 'zdyfdx',
  child_in_need: 'kjet',
};

/** Whether a category answers to what was typed: part of its name, its initials, or some of them in order (`tk`). */
export function categoryMatches(id: string, name: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase().replace(/\s/g, '');
  if (wanted === '' || name.includes(wanted)) return true;
  const initials = Object.entries(INITIALS).find(([category]) => category === id)?.[1] ?? '';
  return initials.includes(wanted);
}
