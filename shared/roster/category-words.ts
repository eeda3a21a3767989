import { CATEGORY_IDS, CATEGORY_NAMES, type CategoryId } from '../settlement/category.ts';

/** Words of rosters and the identity they mean, the narrower before the wider. */
const WORDS: readonly (readonly [RegExp, CategoryId])[] = [
  [/特困.*集中|集中供养/, 'tekun_centralised'],
  [/特困.*分散|分散供养/, 'tekun_scattered'],
  [/特困|五保/, 'tekun'],
  [/事实(?:上)?无人抚养|事实孤儿/, 'de_facto_orphan'],
  [/艾滋/, 'hiv_child'],
  [/孤儿/, 'orphan'],
  [/困境儿童/, 'child_in_need'],
  [/低保边缘|低边|边缘家庭/, 'dibao_edge'],
  [/低保|最低生活保障/, 'dibao'],
  [/低收入.*残/, 'low_income_disabled'],
  [/低收入/, 'low_income'],
  [/支出型/, 'expenditure_poor'],
  [/因病致贫/, 'illness_poor'],
  [/返贫致贫人口|^返贫/, 'returned_poor'],
  [/脱贫不稳定/, 'unstable_out_of_poverty'],
  [/边缘易致贫/, 'edge_poverty_prone'],
  [/突发严重困难/, 'sudden_hardship'],
  [/易返贫|监测对象|监测户|防返贫/, 'monitored'],
  [/建档立卡/, 'registered_poor'],
  [/脱贫/, 'out_of_poverty'],
  [/优抚/, 'special_care'],
];

/**
 * The identity that the words of a roster plainly mean; null when they mean none for certain. Words that say no (`非低保`)
 * mean none.
 */
export function guessCategory(words: string): CategoryId | null {
  const plain = words.normalize('NFKC').replace(/\s/g, '');
  if (plain === '' || /^非|不是|否|已?退出|取消/.test(plain)) return null;
  const exact = CATEGORY_IDS.find((id) => CATEGORY_NAMES[id] === plain);
  return exact ?? WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
