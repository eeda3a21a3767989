import type { EligibilityLine } from '#shared/contract/case/assessment.ts';

/** The conditions of the person, or of one bill. */
export type CheckGroup = { readonly visit: string | null; readonly lines: readonly EligibilityLine[] };

/** The person's conditions first, then each bill's, in the order in which they come. */
export function groupConditions(lines: readonly EligibilityLine[]): readonly CheckGroup[] {
  const groups = new Map<string | null, EligibilityLine[]>();
  for (const line of lines) {
    const group = groups.get(line.visit);
    if (group === undefined) groups.set(line.visit, [line]);
    else group.push(line);
  }
  return [...groups]
    .map(([visit, conditions]) => ({ visit, lines: conditions }))
    .sort((one, other) => Number(one.visit !== null) - Number(other.visit !== null));
}

/** How many conditions are met, not met and unknown. */
export const countResults = (
  lines: readonly EligibilityLine[],
): { readonly pass: number; readonly fail: number; readonly unknown: number } => ({
  pass: lines.filter(({ result }) => result === 'pass').length,
  fail: lines.filter(({ result }) => result === 'fail').length,
  unknown: lines.filter(({ result }) => result === 'unknown').length,
});
