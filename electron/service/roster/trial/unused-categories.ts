import type { PolicyPack } from '#rules';
import type { RosterRow } from '#shared/roster/roster-row.ts';
import { type CategoryId, categoryName } from '#shared/settlement/category.ts';

/** Categories that a pack treats as one of its classes. */
const usedBy = ({ content }: PolicyPack): ReadonlySet<string> =>
  new Set(content.classes.flatMap(({ members }) => members.flatMap(({ value }) => value)));

/** The warning that rows say categories which the policy in use gives no aid to; null: there are none. */
export function unusedCategories(pack: PolicyPack, taken: readonly Pick<RosterRow, 'category'>[]): string | null {
  const used = usedBy(pack);
  const counts = new Map<CategoryId, number>();
  for (const { category } of taken) {
    if (!used.has(category)) counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const words = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([category, rows]) => `${categoryName(category)} ${rows} 行`);
  return `现行政策包（${pack.content.title}）没有把这些类别列为救助对象：${words.join('、')}。可以照常导入，办理时会提示身份，但不会因此得到救助；类别认错了的，请改上面的对应。`;
}
