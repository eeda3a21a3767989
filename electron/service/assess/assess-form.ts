import { ENGINE_VERSION, findFundProblems, findLocalProblems, settle } from '#rules';
import type { Assessment } from '#shared/contract/case/assessment.ts';
import { checkCase } from '#shared/settlement/parse-case-file.ts';
import { RESULT_FORMAT } from '#shared/settlement/result-file.ts';
import { passagesOf } from './articles.ts';
import type { AssessInput } from './assess-input.ts';
import { declaredGaps } from './books/declared-gaps.ts';
import { oneOffGaps } from './books/one-off-gaps.ts';
import { billsAfterDeath } from './bills/after-death.ts';
import { duplicateRows } from './bills/duplicate-rows.ts';
import { eligibilityRows, whyAsked } from './rows/eligibility-rows.ts';
import { questionsOf } from './policy/form-questions.ts';
import { findGaps, type Gap, stopsEverything } from './gaps.ts';
import { missingToGet } from './missing-words.ts';
import { type Computed, settlementRows } from './rows/settlement-rows.ts';
import { settlingBooks, type SettlingBooks } from './settle-closed.ts';
import { similarRows } from './bills/similar-rows.ts';
import { yearCase } from './year-case.ts';

/** An assessment together with the engine's own input and output, which confirming freezes. */
export type FullAssessment = Assessment & { readonly computed: Computed | null };

/** Without the single steps where nobody looks at them; what is confirmed or printed always has them. */
type AssessOptions = { readonly withTrace: boolean };

/**
 * Runs the engine over the year with the lines whose facts are all known. With a gap that touches everything, or with
 * nothing to settle, the result holds no case.
 */
function compute(
  input: AssessInput,
  { books, owed }: SettlingBooks,
  gaps: readonly Gap[],
  { withTrace }: AssessOptions,
): Computed {
  const open = new Set(gaps.map(({ visit }) => visit));
  const isStopped = gaps.some(stopsEverything);
  const complete = new Set(isStopped ? [] : input.facts.visits.map(({ key }) => key).filter((key) => !open.has(key)));
  const file = yearCase(input, books, owed, complete);
  const { pack, today } = input;
  const { given, closed } = books;
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
      given,
      owed,
      closed: closed.lines,
      result: { format: RESULT_FORMAT, pack: packId, packHash: pack.hash, engine: ENGINE_VERSION, cases: [] },
    };
  }
  return { file, given, owed, closed: closed.lines, result: settle(pack, file, { trace: withTrace }) };
}

/**
 * Everything the app knows of a form as typed: conditions, what is still to be got, the settlement of the year, bills
 * used elsewhere. Pure; takes any form, however half-typed. Amounts in fen.
 */
export function assessForm(input: AssessInput, options: AssessOptions = { withTrace: true }): FullAssessment {
  const settling = settlingBooks(input);
  const open = [...findGaps(input.form, input.facts, questionsOf(input.pack)), ...declaredGaps(input, settling.books)];
  const computed = input.facts.visits.length === 0 ? null : compute(input, settling, open, options);
  const [aidCase, result] = [computed?.file.cases[0], computed?.result.cases[0]];
  const gaps = [...open, ...(aidCase === undefined || result === undefined ? [] : oneOffGaps(input, aidCase, result))];
  const passages = passagesOf(input.pack);
  const eligibility = eligibilityRows(input, gaps, passages);
  return {
    eligibility,
    toGet: [
      ...gaps.map((gap) => ({ what: gap.what, why: whyAsked(input, gap, eligibility), path: gap.path })),
      ...(result?.missing ?? []).map((name) => missingToGet(input, name)),
    ],
    settlement: computed === null ? null : settlementRows(input, computed, gaps, passages),
    duplicates: duplicateRows(input),
    similar: similarRows(input),
    afterDeath: billsAfterDeath(input),
    computed,
  };
}
