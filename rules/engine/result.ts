import { formatYuan, NO_FEN, sumFen, type Fen } from '#shared/fen.ts';
import type { ReasonCode } from '#shared/settlement/reasons.ts';
import type { AidSums, CaseResult, VisitResult, YearResult } from '#shared/settlement/result-file.ts';
import { minus, plus } from '../money.ts';
import type { VisitFacts } from './case-facts.ts';
import type { FundLine, Payment } from './funds.ts';
import type { LayerLine } from './layers/compute-layers.ts';
import {
  byYear,
  findAlternatives,
  isEligible,
  type EligibleOutcome,
  type JudgedCase,
  type VisitOutcome,
} from './settle-visits.ts';
import { traceCase } from './trace/trace-case.ts';
import { trueUpOf } from './true-up.ts';

type Eligible = EligibleOutcome;

/** Aid per fund as yuan text, funds that gave nothing left out, in the order of the pack. */
function aidByFund({ plan }: JudgedCase, payments: readonly Payment[]): Record<string, string> {
  const sums = plan.funds.map(() => NO_FEN);
  for (const { lines } of payments) {
    for (const { fund, given } of lines) sums[fund.index] = plus(sums[fund.index] ?? NO_FEN, given);
  }
  const aid: Record<string, string> = {};
  for (const { id, index } of plan.funds) {
    const given = sums[index] ?? NO_FEN;
    if (given !== NO_FEN) aid[id] = formatYuan(given);
  }
  return aid;
}

function sumsOf(judged: JudgedCase, burden: Fen, payments: readonly Payment[]): AidSums {
  let aidTotal = NO_FEN;
  for (const payment of payments) aidTotal = plus(aidTotal, payment.aidTotal);
  return {
    burden: formatYuan(burden),
    aid: aidByFund(judged, payments),
    aidTotal: formatYuan(aidTotal),
    residual: formatYuan(minus(burden, aidTotal)),
  };
}

const sumsOfMany = (judged: JudgedCase, payments: readonly Payment[]): AidSums =>
  sumsOf(judged, sumFen(payments.map(({ burden }) => burden)), payments);

/** What accompanies an eligible visit: cut by a cap or to the total, nothing over the deductible, paid at year end. */
function reasonsOf({ payment, isDeferred }: Eligible): ReasonCode[] {
  const isCapped = payment.lines.some((line) => line.capUse.cut > 0);
  const isCut = payment.excess > 0;
  const reasons: ReasonCode[] = [];
  if (payment.aidTotal === 0 && !isCapped && !isCut) reasons.push('below_deductible');
  if (isCapped) reasons.push('cap_reached');
  if (isCut) reasons.push('over_total');
  if (isDeferred) reasons.push('year_end');
  return reasons;
}

/** What insurance paid of a visit that gets no aid, and what that left. */
function unaidedInsurance({ outpatientBasic }: JudgedCase, visit: VisitFacts): Pick<Payment, 'insurance' | 'burden'> {
  const line = outpatientBasic.get(visit);
  if (line === undefined) return visit;
  const { firstPay, inScope } = visit.amounts;
  const insurance = { ...visit.insurance, basic: line.amount };
  return { insurance, burden: minus(plus(firstPay, inScope), line.amount) };
}

function toVisitResult(judged: JudgedCase, outcome: VisitOutcome): VisitResult {
  const { visit } = outcome;
  const aided = isEligible(outcome) ? outcome : null;
  const { insurance, burden } = aided?.payment ?? unaidedInsurance(judged, visit);
  return {
    id: visit.id,
    status: aided?.isDeferred ? 'deferred' : outcome.status,
    reasons: isEligible(outcome)
      ? reasonsOf(outcome)
      : outcome.obstacle.reason === null
        ? []
        : [outcome.obstacle.reason],
    treatedAs: aided?.payment.aidClass.id ?? null,
    layers: {
      basic: formatYuan(insurance.basic),
      seriousIllness: formatYuan(insurance.seriousIllness),
      supplement: formatYuan(insurance.supplement),
    },
    ...sumsOf(judged, burden, aided === null ? [] : [aided.payment]),
  };
}

function toYears(judged: JudgedCase, outcomes: readonly Eligible[]): YearResult[] {
  return [...byYear(outcomes)].map(([year, inYear]) => ({
    year,
    ...sumsOfMany(
      judged,
      inYear.map(({ payment }) => payment),
    ),
  }));
}

/** Whether a local or unconfirmed value decided an amount of the visit. A cap decides only what it cuts. */
function isProvisional({ plan }: JudgedCase, { visit, payment }: Eligible): boolean {
  const isReachedBack = visit.anchor < plan.from.value && payment.aidClass.oneOff?.beforeRange.confirmed === false;
  const isUnsure = (line: FundLine): boolean => {
    if (line.capUse.cut > 0 && !line.capUse.cap.confirmed) return true;
    return line.method === 'perDay' || !line.fund.base.confirmed || !line.terms.isConfirmed;
  };
  const isUnsureLayer = (line: LayerLine | null): boolean =>
    line !== null && line.amount > 0 && line.bands.some((band) => !band.confirmed);
  const { seriousIllness = null, supplement = null } = payment.layers ?? {};
  return isReachedBack || [seriousIllness, supplement].some(isUnsureLayer) || payment.lines.some(isUnsure);
}

const statusOf = (outcomes: readonly VisitOutcome[]): CaseResult['status'] => {
  if (outcomes.some((outcome) => outcome.status === 'undecided')) return 'undecided';
  return outcomes.every((outcome) => outcome.status === 'excluded') ? 'ineligible' : 'settled';
};

const aidOf = (outcomes: readonly Eligible[]): Fen => sumFen(outcomes.map(({ payment }) => payment.aidTotal));

/** What is needed before the undecided visits can be decided; sorted, each once. */
function missingOf(outcomes: readonly VisitOutcome[]): string[] {
  const missing = outcomes.flatMap((outcome) => (isEligible(outcome) ? [] : outcome.obstacle.missing));
  return missing.length < 2 ? missing : [...new Set(missing)].sort();
}

/** Writes an `aid-result/1` case. `outcomes` are in the order of contract 4.3, the result's visits in that of the file. */
export function toCaseResult(judged: JudgedCase, outcomes: readonly VisitOutcome[], withTrace: boolean): CaseResult {
  const eligible = outcomes.filter(isEligible);
  const status = statusOf(outcomes);
  const treatedAs = eligible.at(-1)?.payment.aidClass.id ?? null;
  const trueUp = trueUpOf(judged.facts, status, aidOf(eligible), aidOf(eligible.filter((item) => item.isDeferred)));
  const result: CaseResult = {
    id: judged.facts.id,
    status,
    treatedAs,
    alternatives: findAlternatives(judged, treatedAs).map((item) => ({
      treatedAs: item.aidClass.id,
      aid: formatYuan(item.aid),
    })),
    visits: outcomes.toSorted((a, b) => a.visit.place - b.visit.place).map((outcome) => toVisitResult(judged, outcome)),
    years: toYears(judged, eligible),
    total: sumsOfMany(
      judged,
      eligible.map(({ payment }) => payment),
    ),
    payable: formatYuan(trueUp.payable),
    recover: formatYuan(trueUp.recover),
    deferred: formatYuan(trueUp.deferred),
    provisional: judged.plan.isProvisional || eligible.some((outcome) => isProvisional(judged, outcome)),
    missing: missingOf(outcomes),
  };
  if (withTrace) result.trace = traceCase(judged, outcomes, trueUp);
  return result;
}
