import type { FormProblem } from '#shared/domain/form-problem.ts';

/** Problems the clerk sees, by the part they belong to: `person`, `account`, `visits.k1`, `identities.k2`, … */
export type ProblemGroups = ReadonlyMap<string, readonly FormProblem[]>;

/** The first two parts of an entry's path, the first of any other. */
export function groupOf(path: string): string {
  const [head = '', entry] = path.split('.');
  const hasEntries = head === 'visits' || head === 'identities' || head === 'openings';
  return hasEntries && entry !== undefined ? `${head}.${entry}` : head;
}

/** The four parts must be typed before their sum can be judged; 范围内 is the last of them on the slip. */
function isSumUnfinished(path: string, left: ReadonlySet<string>): boolean {
  return path.endsWith('.amounts.total') && !left.has(path.replace(/total$/, 'inScope'));
}

/**
 * What may be said now: everything once the clerk tried to accept; before that only about fields already left, so that
 * nobody is told off for a field still being typed.
 */
export function speakable(problem: FormProblem, left: ReadonlySet<string>, wasAttempted: boolean): boolean {
  if (wasAttempted) return true;
  return left.has(problem.path) && !(problem.severity === 'wrong' && isSumUnfinished(problem.path, left));
}

const areSame = (one: readonly FormProblem[], other: readonly FormProblem[]): boolean =>
  one.length === other.length &&
  one.every((problem, index) => {
    const twin = other[index];
    return twin !== undefined && twin.path === problem.path && twin.text === problem.text;
  });

/** Groups what may be said. A group that did not change keeps its array, so that its part of the page is not drawn again. */
export function groupProblems(
  problems: readonly FormProblem[],
  left: ReadonlySet<string>,
  wasAttempted: boolean,
  before: ProblemGroups,
): ProblemGroups {
  const groups = new Map<string, FormProblem[]>();
  for (const problem of problems) {
    if (!speakable(problem, left, wasAttempted)) continue;
    const group = groups.get(groupOf(problem.path));
    if (group === undefined) groups.set(groupOf(problem.path), [problem]);
    else group.push(problem);
  }
  const shared = new Map<string, readonly FormProblem[]>();
  for (const [name, group] of groups) {
    const old = before.get(name);
    shared.set(name, old !== undefined && areSame(old, group) ? old : group);
  }
  return shared;
}

/** Problems that keep the application from being accepted, in the order of the page. */
export const blockingProblems = (problems: readonly FormProblem[]): readonly FormProblem[] =>
  problems.filter((problem) => problem.severity !== 'warning');
