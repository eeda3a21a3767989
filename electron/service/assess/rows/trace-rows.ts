import type { PolicyPack } from '#rules';
import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { yuanToFen } from '#shared/fen.ts';
import { layerName } from '#shared/settlement/compare/step-words.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import type { Passages } from '../articles.ts';

/** The engine's steps as the window shows them. `visitKey` turns a visit of the case into a line of the page. */
export function traceRows(
  steps: readonly TraceStep[],
  pack: PolicyPack,
  passages: Passages,
  visitKey: (caseVisit: string) => string,
): TraceRow[] {
  const names = new Map(pack.content.funds.map(({ id, name }) => [id, name]));
  return steps.map((step) => ({
    visit: step.visit === null ? null : visitKey(step.visit),
    layer: step.layer,
    layerName: layerName(step.layer, names.get(step.layer)),
    step: step.step,
    text: step.text,
    formula: step.formula ?? '',
    result: step.result === null ? null : yuanToFen(step.result),
    article: step.clause ?? '',
    passage: passages(step.clause),
  }));
}
