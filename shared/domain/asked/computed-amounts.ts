import type { AmountField, VisitEntry } from '../application-form.ts';
import type { FormQuestions } from './form-questions.ts';

/** Whether the program may work out what insurance paid of a visit of this kind. */
export const canBeComputed = ({ kind }: VisitEntry, { computed }: FormQuestions): boolean =>
  computed.some((item) => item === kind);

/** Whether it is to: the clerk said so, and the policy says how. */
export const isComputed = (visit: VisitEntry, asked: FormQuestions): boolean =>
  visit.layers === 'compute' && canBeComputed(visit, asked);

const UPPER_LAYERS: readonly AmountField[] = ['seriousIllness', 'supplement'];
/** Of ordinary outpatient care the program works out basic insurance itself. */
const ALL_LAYERS: readonly AmountField[] = ['basic', ...UPPER_LAYERS];

/** The amounts of a bill line that are worked out instead of typed. */
export function computedAmounts(visit: VisitEntry, asked: FormQuestions): readonly AmountField[] {
  if (!isComputed(visit, asked)) return [];
  return visit.kind === asked.computedBasic ? ALL_LAYERS : UPPER_LAYERS;
}
