import type { PolicyPack } from '#rules';
import type { SettledVisit } from '#shared/contract/case/assessment.ts';
import { computedAmounts } from '#shared/domain/asked/computed-amounts.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import type { VisitFacts } from '#shared/domain/read-visit.ts';
import { type Fen, fen, NO_FEN, yuanToFen } from '#shared/fen.ts';
import { type ReasonCode, reasonSentence } from '#shared/settlement/reasons.ts';
import type { VisitResult } from '#shared/settlement/result-file.ts';
import type { AmountName } from '#shared/settlement/vocabulary.ts';
import type { AssessInput } from '../assess-input.ts';
import { caseVisitId } from '../case-visit.ts';
import { type Gap, visitName } from '../gaps.ts';
import { questionsOf } from '../policy/form-questions.ts';

/** What the slip says of a visit beside what the engine found. */
type Slip = Pick<SettledVisit, 'visit' | 'isCurrent' | 'hospital' | 'from' | 'to'> & {
  readonly amounts: Readonly<Record<AmountName, Fen | null>>;
};

/** Amounts per fund with their names, in the order of the pack. */
export const byFund = (pack: PolicyPack, aid: Readonly<Record<string, string>>): SettledVisit['aid'] =>
  pack.content.funds.flatMap(({ id, name }) => {
    const amount = aid[id];
    return amount === undefined ? [] : [{ fund: id, name, amount: yuanToFen(amount) }];
  });

export const className = (pack: PolicyPack, id: string | null): string | null =>
  pack.content.classes.find((item) => item.id === id)?.name ?? id;

/** Without any burden it is not the deductible that leaves nothing to aid. */
const reasonWords = (code: ReasonCode, burden: Fen): string =>
  code === 'below_deductible' && burden === 0
    ? '保险已支付全部政策范围内费用，没有可救助的个人负担'
    : reasonSentence(code);

/** A confirmed bill has all of its amounts. */
const slipOf = (amounts: Slip['amounts']): NonNullable<SettledVisit['slip']> => ({
  ownExpense: amounts.ownExpense ?? NO_FEN,
  overLimit: amounts.overLimit ?? NO_FEN,
  firstPay: amounts.firstPay ?? NO_FEN,
  inScope: amounts.inScope ?? NO_FEN,
  other: amounts.other ?? NO_FEN,
});

function settledRow(pack: PolicyPack, slip: Slip, result: VisitResult): SettledVisit {
  const { amounts, ...shown } = slip;
  return {
    ...shown,
    status: result.status,
    reasons: result.reasons.map((code) => ({ code, text: reasonWords(code, yuanToFen(result.burden)) })),
    treatedAs: className(pack, result.treatedAs),
    total: amounts.total ?? NO_FEN,
    basicInsurance: yuanToFen(result.layers.basic),
    seriousIllness: yuanToFen(result.layers.seriousIllness),
    supplement: yuanToFen(result.layers.supplement),
    burden: yuanToFen(result.burden),
    aid: byFund(pack, result.aid),
    aidTotal: yuanToFen(result.aidTotal),
    residual: yuanToFen(result.residual),
    ...(shown.isCurrent ? {} : { slip: slipOf(amounts) }),
  };
}

/** A line the engine was not asked about, because a fact is open: its amounts as typed, no aid. */
function undecidedRow(slip: Slip, facts: VisitFacts, gaps: readonly Gap[]): SettledVisit {
  const { amounts, ...shown } = slip;
  const known = facts.amounts;
  const burden =
    known === null
      ? NO_FEN
      : fen(known.firstPay + known.inScope - known.basic - known.seriousIllness - known.supplement);
  return {
    ...shown,
    status: 'undecided',
    reasons: gaps.map(({ name, label }) => ({ code: name, text: `未知：${label}` })),
    treatedAs: null,
    total: amounts.total ?? NO_FEN,
    basicInsurance: amounts.basic ?? NO_FEN,
    seriousIllness: amounts.seriousIllness ?? NO_FEN,
    supplement: amounts.supplement ?? NO_FEN,
    burden,
    aid: [],
    aidTotal: NO_FEN,
    residual: burden,
  };
}

/** The visits of the year: earlier confirmed ones of the case, then every line of the form in its order. */
export function visitRows(input: AssessInput, results: readonly VisitResult[], gaps: readonly Gap[]): SettledVisit[] {
  const { pack, form, facts, applicationId } = input;
  const resultOf = new Map(results.map((result) => [result.id, result]));
  const earlier = input.earlier.flatMap((record) => {
    const visit = caseVisitId(record.applicationId, record.key);
    const result = resultOf.get(visit);
    const { hospital, from, to, amounts } = record;
    return result === undefined
      ? []
      : [settledRow(pack, { visit, isCurrent: false, hospital, from, to, amounts }, result)];
  });
  const current = facts.visits.flatMap((visit) => {
    const entry = form.visits.find(({ key }) => key === visit.key);
    if (entry === undefined) return [];
    const slip: Slip = {
      visit: visit.key,
      isCurrent: true,
      hospital: visitName(form, visit.key),
      from: visit.from ?? entry.from.trim(),
      to: visit.to ?? entry.to.trim(),
      amounts: readAmounts(entry, computedAmounts(entry, questionsOf(pack))),
    };
    const result = resultOf.get(caseVisitId(applicationId, visit.key));
    const open = gaps.filter((gap) => gap.visit === null || gap.visit === visit.key);
    return [result === undefined ? undecidedRow(slip, visit, open) : settledRow(pack, slip, result)];
  });
  return [...earlier, ...current];
}
