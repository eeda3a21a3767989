import { addDays, toDay } from '#shared/day.ts';
import type { Problem } from '#shared/settlement/problem.ts';
import type { PackContent } from '../pack-content.ts';

/** A pack and the file that it stands in. */
export type PlacedPack = { readonly file: string; readonly content: PackContent };

/** Days on which two packs of one region hold, and days between packs of a region on which none does. */
export function checkRanges(packs: readonly PlacedPack[]): readonly Problem[] {
  const sorted = packs.toSorted((a, b) => (a.content.effective.from.value < b.content.effective.from.value ? -1 : 1));
  return sorted.flatMap(({ file, content }, index): Problem[] => {
    const before = sorted.slice(0, index).findLast((item) => item.content.region.code === content.region.code);
    if (before === undefined) return [];
    const { from } = content.effective;
    const end = before.content.effective.to.value;
    const name = before.content.id;
    if (end === null || from.value <= end) {
      const until = end === null ? '没有终止日期' : `到 ${end}`;
      return [{ path: file, message: `重叠：自 ${from.value} 起有效，同一地区的“${name}”${until}` }];
    }
    const next = addDays(toDay(end), 1);
    return next === from.value
      ? []
      : [{ path: file, message: `缺口：${next} 起没有政策包，同一地区的“${name}”到 ${end} 为止` }];
  });
}
