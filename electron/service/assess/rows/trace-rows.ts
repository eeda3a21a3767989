import type { PolicyPack } from '#rules';
import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { yuanToFen } from '#shared/fen.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import type { Passages } from '../articles.ts';

/** Layers that are no fund, in words. */
const LAYER_NAMES: Readonly<Record<string, string>> = {
  visit: '就诊',
  identity: '身份',
  basic: '基本医保',
  seriousIllness: '大病保险',
  supplement: '补充保险',
  burden: '个人负担',
  eligibility: '核查',
  overTotal: '不超总费用',
  year: '年度',
  total: '合计',
  payable: '应付',
};

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
    layerName: names.get(step.layer) ?? LAYER_NAMES[step.layer] ?? step.layer,
    step: step.step,
    text: step.text,
    formula: step.formula ?? '',
    result: step.result === null ? null : yuanToFen(step.result),
    article: step.clause ?? '',
    passage: passages(step.clause),
  }));
}
