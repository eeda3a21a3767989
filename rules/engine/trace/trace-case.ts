import { formatYuan, NO_FEN, sumFen, type Fen } from '#shared/fen.ts';
import { reasonSentence } from '#shared/settlement/reasons.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { VISIT_KIND_NAMES } from '#shared/settlement/vocabulary.ts';
import { formatDayInWords } from '#shared/day.ts';
import { minus } from '../../money.ts';
import {
  byYear,
  isEligible,
  type EligibleOutcome as Eligible,
  type JudgedCase,
  type VisitOutcome,
} from '../settle-visits.ts';
import type { TrueUp } from '../true-up.ts';
import { openingX } from '../year-end.ts';
import { amountWords, figureNote, limitWords } from './sentence.ts';
import { traceOutpatientBasic } from './trace-layers.ts';
import { traceVisit } from './trace-visit.ts';

function traceObstacle(outcome: Exclude<VisitOutcome, Eligible>): TraceStep {
  const { visit, obstacle, status } = outcome;
  const name = `${VISIT_KIND_NAMES[visit.source.kind]}（${formatDayInWords(visit.anchor)}）`;
  const verdict = status === 'excluded' ? '不予救助' : '暂不能确定';
  const why = obstacle.reason === null ? obstacle.rule : reasonSentence(obstacle.reason);
  return {
    visit: visit.id,
    layer: 'eligibility',
    step: obstacle.condition,
    clause: obstacle.article.citation,
    text: `${name}${verdict}：${why}`,
    formula: null,
    inputs: { fact: obstacle.fact, ...(obstacle.missing.length > 0 ? { missing: obstacle.missing.join('、') } : {}) },
    result: null,
  };
}

/** `a + b + c = sum`, plain arithmetic; a single amount stands alone. */
const sumFormula = (amounts: readonly Fen[]): string => {
  const sum = formatYuan(sumFen(amounts));
  return amounts.length > 1 ? `${amounts.map(formatYuan).join(' + ')} = ${sum}` : sum;
};

function traceYear(clause: string, year: number, outcomes: readonly Eligible[]): TraceStep {
  const [burdens, aids] = [
    outcomes.map(({ payment }) => payment.burden),
    outcomes.map(({ payment }) => payment.aidTotal),
  ];
  const [burden, aid] = [sumFen(burdens), sumFen(aids)];
  return {
    visit: null,
    layer: 'year',
    step: 'total',
    clause,
    text: `${year}年度纳入救助的个人负担共 ${amountWords(burden)}，救助共 ${amountWords(aid)}，救助后个人负担 ${amountWords(minus(burden, aid))}`,
    formula: sumFormula(aids),
    inputs: { year: String(year), burden: formatYuan(burden), residual: formatYuan(minus(burden, aid)) },
    result: null,
  };
}

function traceTotal(clause: string, outcomes: readonly Eligible[]): TraceStep {
  const aids = outcomes.map(({ payment }) => payment.aidTotal);
  return {
    visit: null,
    layer: 'total',
    step: 'total',
    clause,
    text: `全部就诊应救助 ${amountWords(sumFen(aids))}`,
    formula: sumFormula(aids),
    inputs: {},
    result: null,
  };
}

/** The true-up where part of the aid is paid only at year end. */
function traceDeferred(clause: string, { aidTotal, aidPaid, deferred, payable }: TrueUp): TraceStep {
  const due = minus(minus(aidTotal, deferred), aidPaid);
  const paid = aidPaid > NO_FEN ? `，已支付 ${amountWords(aidPaid)}` : '';
  return {
    visit: null,
    layer: 'payable',
    step: 'payable',
    clause,
    text: `应救助 ${amountWords(aidTotal)}，其中 ${amountWords(deferred)}到年终支付${paid}，本次应支付 ${amountWords(payable)}`,
    formula: `${formatYuan(aidTotal)} − ${formatYuan(deferred)} − ${formatYuan(aidPaid)} = ${formatYuan(due)}`,
    inputs: { aidTotal: formatYuan(aidTotal), deferred: formatYuan(deferred), aidPaid: formatYuan(aidPaid) },
    result: null,
  };
}

/** Why a year waits for its end: its whole X stays within the line. */
function traceYearEnd({ plan, facts }: JudgedCase, year: number, outcomes: readonly Eligible[]): readonly TraceStep[] {
  const { deferral } = plan;
  if (deferral === null || outcomes.every((outcome) => !outcome.isDeferred)) return [];
  const amounts = [openingX(facts, year), ...outcomes.map(({ visit }) => visit.x)];
  return [
    {
      visit: null,
      layer: 'year',
      step: 'yearEnd',
      clause: deferral.upTo.article.citation,
      text: `${year}年度基本医保后个人累计负担 ${amountWords(sumFen(amounts))}，未超过 ${limitWords(deferral.upTo.value)}${figureNote(deferral.upTo)}，年终一并支付`,
      formula: sumFormula(amounts),
      inputs: { year: String(year), upTo: formatYuan(deferral.upTo.value) },
      result: null,
    },
  ];
}

function traceTrueUp(clause: string, trueUp: TrueUp): TraceStep {
  const { status, aidTotal, aidPaid, payable, recover } = trueUp;
  const inputs = { aidTotal: formatYuan(aidTotal), aidPaid: formatYuan(aidPaid) };
  if (status === 'undecided') {
    const text = '有就诊尚不能确定，暂不支付，补齐后一并测算';
    return { visit: null, layer: 'payable', step: 'undecided', clause, text, formula: null, inputs, result: null };
  }
  const formula = `${formatYuan(aidTotal)} − ${formatYuan(aidPaid)} = ${formatYuan(minus(aidTotal, aidPaid))}`;
  const opening = aidPaid > NO_FEN ? `应救助 ${amountWords(aidTotal)}，已支付 ${amountWords(aidPaid)}，` : '';
  if (recover > NO_FEN) {
    const text = `${opening}多支付 ${amountWords(recover)}，须追回`;
    return { visit: null, layer: 'payable', step: 'recover', clause, text, formula, inputs, result: null };
  }
  if (trueUp.deferred > NO_FEN) return traceDeferred(clause, trueUp);
  const text = `${opening}本次应支付 ${amountWords(payable)}`;
  return { visit: null, layer: 'payable', step: 'payable', clause, text, formula, inputs, result: null };
}

/**
 * The whole arithmetic of a case in order: each visit, each year, the total, the true-up. The results of all steps sum
 * to the case's `total.aidTotal`.
 */
export function traceCase(judged: JudgedCase, outcomes: readonly VisitOutcome[], trueUp: TrueUp): TraceStep[] {
  const steps: TraceStep[] = [];
  const clause = judged.plan.clause('trueUp').citation;
  for (const outcome of outcomes) {
    if (isEligible(outcome)) traceVisit(steps, judged, outcome);
    else steps.push(traceObstacle(outcome), ...traceOutpatientBasic(judged, outcome.visit));
  }
  const eligible = outcomes.filter(isEligible);
  for (const [year, inYear] of byYear(eligible)) {
    steps.push(traceYear(clause, year, inYear), ...traceYearEnd(judged, year, inYear));
  }
  steps.push(traceTotal(clause, eligible), traceTrueUp(clause, trueUp));
  return steps;
}
