import { type ComparedStep, compareSteps } from '#shared/settlement/compare/compared-step.ts';
import { pairSteps, sameStepBetween } from '#shared/settlement/compare/pair-steps.ts';
import type { CaseView } from '../../../api/views.ts';

/** Both traces of a case, step beside step, in words; `isTold` false where the county could not settle it. */
export function comparedSteps({ content, again, funds }: CaseView): readonly ComparedStep[] {
  const declared = content.result.cases[0]?.trace ?? [];
  const others = again === null ? null : (again.cases[0]?.trace ?? []);
  const names = new Map(funds.map(({ id, name }) => [id, name]));
  const isSame = sameStepBetween(content.result.engine, again?.engine ?? content.result.engine);
  const pairs = pairSteps(declared, others, isSame).map((pair) => ({ ...pair, isTold: again !== null }));
  return compareSteps(
    pairs,
    (visit) => billName(content, visit),
    (layer) => names.get(layer),
  );
}

/** Hospital and days; a bill of an earlier application of the same year has only its days here. */
function billName({ visits, input }: CaseView['content'], id: string): string {
  const slip = visits.find((each) => each.id === id);
  const visit = input.cases[0]?.visits.find((each) => each.id === id);
  const days = visit === undefined ? '' : `${visit.from} 至 ${visit.to}`;
  return slip === undefined ? `本年另一份申请的票据 ${days}`.trim() : `${slip.hospital}，${days}`;
}

/** The step from which on both differ; null: none. */
export const firstDifferent = (steps: readonly ComparedStep[]): ComparedStep | null =>
  steps.find(({ isFirst }) => isFirst) ?? null;
