import type { Problem } from '#shared/settlement/problem.ts';
import type { PackContent } from '../pack-content.ts';
import { at } from './at.ts';

/** Premium subsidies by year: for the same people no year twice, and no year left out between two. */
export function checkPremium({ premium }: PackContent): readonly Problem[] {
  const byPeople = new Map<string, { readonly year: number; readonly index: number }[]>();
  premium.forEach(({ categories, year }, index) => {
    if (year === undefined) return;
    const key = categories.toSorted().join(' ');
    byPeople.set(key, [...(byPeople.get(key) ?? []), { year: year.value, index }]);
  });
  return [...byPeople.values()].flatMap((entries) =>
    entries
      .toSorted((a, b) => a.year - b.year)
      .flatMap(({ year, index }, place, sorted) => {
        const before = sorted[place - 1];
        if (before === undefined || year === before.year + 1) return [];
        const message =
          year === before.year
            ? `重叠：${year} 年的资助比例写了两次`
            : `缺口：${before.year} 年以后没有写 ${before.year + 1} 年的资助比例`;
        return [at(['premium', index, 'year'], message)];
      }),
  );
}
