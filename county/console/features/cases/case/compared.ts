import { type ComparedStep, compareSteps } from '#shared/settlement/compare/compared-step.ts';
import { comparedValues, type ComparedValues, type Naming } from '#shared/settlement/compare/compared-value.ts';
import { pairSteps, sameStepBetween, type StepPair } from '#shared/settlement/compare/pair-steps.ts';
import { inputDifferences, sumDifferences } from '#shared/settlement/compare/value-differences.ts';
import type { CaseView } from '../../../api/views.ts';

/** Both traces of a case, step beside step, in words; `isTold` false where the county could not settle it. */
export function comparedSteps(file: CaseView): readonly ComparedStep[] {
  const { billName, fundName } = namingOf(file);
  const pairs = pairsOf(file).map((pair) => ({ ...pair, isTold: file.again !== null }));
  return compareSteps(pairs, billName, fundName);
}

/**
 * What differs though every step reads the same: what the steps were given (another engine may be given other things), and what the
 * case comes to. Nothing where a step differs: the rest follows from it.
 */
export function comparedBeside(file: CaseView): ComparedValues {
  const { content, again } = file;
  const [declared, other] = [content.result.cases[0], again?.cases[0]];
  const pairs = pairsOf(file);
  if (declared === undefined || other === undefined || pairs.some(({ differs }) => differs)) return NOTHING;
  const inputs = content.result.engine === again?.engine ? inputDifferences(declared.id, pairs) : [];
  return comparedValues([...inputs, ...sumDifferences(declared, other)], namingOf(file));
}

const NOTHING: ComparedValues = { inputs: [], sums: [] };

function pairsOf({ content, again }: CaseView): readonly StepPair[] {
  const others = again === null ? null : (again.cases[0]?.trace ?? []);
  const isSame = sameStepBetween(content.result.engine, again?.engine ?? content.result.engine);
  return pairSteps(content.result.cases[0]?.trace ?? [], others, isSame);
}

function namingOf({ content, funds }: CaseView): Naming {
  const names = new Map(funds.map(({ id, name }) => [id, name]));
  return { billName: (visit) => nameOfBill(content, visit), fundName: (layer) => names.get(layer) };
}

/** Hospital and days; a bill of an earlier application of the same year has only its days here. */
function nameOfBill({ visits, input }: CaseView['content'], id: string): string {
  const slip = visits.find((each) => each.id === id);
  const visit = input.cases[0]?.visits.find((each) => each.id === id);
  const days = visit === undefined ? '' : `${visit.from} 至 ${visit.to}`;
  return slip === undefined ? `本年另一份申请的票据 ${days}`.trim() : `${slip.hospital}，${days}`;
}

/** The step from which on both differ; null: none. */
export const firstDifferent = (steps: readonly ComparedStep[]): ComparedStep | null =>
  steps.find(({ isFirst }) => isFirst) ?? null;
