import { ENGINE_VERSION, findFundProblems, findLocalProblems, settle } from '#rules';
import type { Assessment, SettlementView } from '#shared/contract/assessment.ts';
import { checkCase } from '#shared/settlement/parse-case-file.ts';
import { RESULT_FORMAT } from '#shared/settlement/result-file.ts';
import { type Passages, passagesOf } from './articles.ts';
import type { AssessInput } from './assess-input.ts';
import { duplicateRows } from './duplicate-rows.ts';
import { eligibilityRows, whyAsked } from './eligibility-rows.ts';
import { findGaps, type Gap, stopsEverything } from './gaps.ts';
import { missingToGet } from './missing-words.ts';
import { type Computed, settlementRows } from './settlement-rows.ts';
import { similarRows } from './similar-rows.ts';
import { yearCase } from './year-case.ts';

/** An assessment together with the engine's own input and output, which confirming freezes. */
export type FullAssessment = Assessment & { readonly computed: Computed | null };

/**
 * Runs the engine over the year with the lines whose facts are all known. With a gap that touches everything, or with
 * nothing to settle, the result holds no case.
 */
function compute(input: AssessInput, gaps: readonly Gap[]): Computed {
  const open = new Set(gaps.map(({ visit }) => visit));
  const isStopped = gaps.some(stopsEverything);
  const complete = new Set(isStopped ? [] : input.facts.visits.map(({ key }) => key).filter((key) => !open.has(key)));
  const file = yearCase(input, complete);
  const { pack, today } = input;
  const [aidCase] = file.cases;
  const isSound =
    aidCase !== undefined &&
    checkCase(aidCase, today).ok &&
    findFundProblems(pack, aidCase).length === 0 &&
    findLocalProblems(pack, file.local ?? {}).length === 0;
  if (isStopped || !isSound || aidCase.visits.length === 0) {
    const { id: packId } = pack.content;
    return {
      file,
      result: { format: RESULT_FORMAT, pack: packId, packHash: pack.hash, engine: ENGINE_VERSION, cases: [] },
    };
  }
  return { file, result: settle(pack, file, { trace: true }) };
}

function settlementOf(
  input: AssessInput,
  gaps: readonly Gap[],
  passages: Passages,
): { readonly computed: Computed; readonly view: SettlementView } | null {
  if (input.facts.visits.length === 0) return null;
  const computed = compute(input, gaps);
  return { computed, view: settlementRows(input, computed, gaps, passages) };
}

/**
 * Everything the app knows of a form as typed: conditions, what is still to be got, the settlement of the year, bills
 * used elsewhere. Pure; takes any form, however half-typed. Amounts in fen.
 */
export function assessForm(input: AssessInput): FullAssessment {
  const gaps = findGaps(input.form, input.facts);
  const passages = passagesOf(input.pack);
  const eligibility = eligibilityRows(input, gaps, passages);
  const settled = settlementOf(input, gaps, passages);
  const engineMissing = settled?.computed.result.cases[0]?.missing ?? [];
  return {
    eligibility,
    toGet: [
      ...gaps.map((gap) => ({ what: gap.what, why: whyAsked(input, gap, eligibility), path: gap.path })),
      ...engineMissing.map((name) => missingToGet(input.pack, name)),
    ],
    settlement: settled?.view ?? null,
    duplicates: duplicateRows(input),
    similar: similarRows(input),
    computed: settled?.computed ?? null,
  };
}
