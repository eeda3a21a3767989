import { formatYuan, sumFen, type Fen } from '#shared/fen.ts';
import type { ReasonCode } from '#shared/settlement/reasons.ts';
import type { AidSums, CaseResult, VisitResult, YearResult } from '#shared/settlement/result-file.ts';
import { minus, plus } from '../money.ts';
import type { VisitFacts } from './case-facts.ts';
import type { FundLine, Payment } from './funds.ts';
import type { LayerLine } from './layers/compute-layers.ts';
import {
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
function aidByFund(judged: JudgedCase, payments: readonly Payment[]): Record<string, string> {
  const lines = payments.flatMap((payment) => payment.lines);
  return Object.fromEntries(
    judged.plan.funds.flatMap((fund) => {
      const given = sumFen(lines.filter((line) => line.fund.id === fund.id).map((line) => line.given));
      return given === 0 ? [] : [[fund.id, formatYuan(given)] as const];
    }),
  );
}

const sumsOf = (judged: JudgedCase, burden: Fen, payments: readonly Payment[]): AidSums => {
  const aidTotal = sumFen(payments.map((payment) => payment.aidTotal));
  return {
    burden: formatYuan(burden),
    aid: aidByFund(judged, payments),
    aidTotal: formatYuan(aidTotal),
    residual: formatYuan(minus(burden, aidTotal)),
  };
};

const sumsOfMany = (judged: JudgedCase, outcomes: readonly Eligible[]): AidSums =>
  sumsOf(
    judged,
    sumFen(outcomes.map((outcome) => outcome.payment.burden)),
    outcomes.map((outcome) => outcome.payment),
  );

/** What accompanies an eligible visit: cut by a cap or to the total, nothing over the deductible, paid at year end. */
function reasonsOf({ payment, isDeferred }: Eligible): ReasonCode[] {
  const isCapped = payment.lines.some((line) => line.capUse.cut > 0);
  const isCut = payment.excess > 0;
  return [
    ...(payment.aidTotal === 0 && !isCapped && !isCut ? (['below_deductible'] as const) : []),
    ...(isCapped ? (['cap_reached'] as const) : []),
    ...(isCut ? (['over_total'] as const) : []),
    ...(isDeferred ? (['year_end'] as const) : []),
  ];
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
  const { insurance, burden } = isEligible(outcome) ? outcome.payment : unaidedInsurance(judged, visit);
  const { basic, seriousIllness, supplement } = insurance;
  const reasons = isEligible(outcome) ? reasonsOf(outcome) : outcome.obstacle.reason;
  return {
    id: visit.id,
    status: isEligible(outcome) && outcome.isDeferred ? 'deferred' : outcome.status,
    reasons: Array.isArray(reasons) ? reasons : reasons === null ? [] : [reasons],
    treatedAs: isEligible(outcome) ? outcome.payment.aidClass.id : null,
    layers: {
      basic: formatYuan(basic),
      seriousIllness: formatYuan(seriousIllness),
      supplement: formatYuan(supplement),
    },
    ...sumsOf(judged, burden, isEligible(outcome) ? [outcome.payment] : []),
  };
}

function toYears(judged: JudgedCase, outcomes: readonly Eligible[]): YearResult[] {
  const years = [...new Set(outcomes.map((outcome) => outcome.visit.year))];
  return years.map((year) => ({
    year,
    ...sumsOfMany(
      judged,
      outcomes.filter((outcome) => outcome.visit.year === year),
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

/** Writes an `aid-result/1` case. `outcomes` are in the order of contract 4.3, the result's visits in that of the file. */
export function toCaseResult(judged: JudgedCase, outcomes: readonly VisitOutcome[], withTrace: boolean): CaseResult {
  const eligible = outcomes.filter(isEligible);
  const status = statusOf(outcomes);
  const treatedAs = eligible.at(-1)?.payment.aidClass.id ?? null;
  const aidOf = (counted: readonly Eligible[]): Fen => sumFen(counted.map(({ payment }) => payment.aidTotal));
  const deferred = aidOf(eligible.filter((outcome) => outcome.isDeferred));
  const trueUp = trueUpOf(judged.facts, status, aidOf(eligible), deferred);
  const missing = outcomes.flatMap((outcome) => (isEligible(outcome) ? [] : outcome.obstacle.missing));
  return {
    id: judged.facts.id,
    status,
    treatedAs,
    alternatives: findAlternatives(judged, treatedAs).map((item) => ({
      treatedAs: item.aidClass.id,
      aid: formatYuan(item.aid),
    })),
    visits: [...outcomes]
      .sort((a, b) => a.visit.place - b.visit.place)
      .map((outcome) => toVisitResult(judged, outcome)),
    years: toYears(judged, eligible),
    total: sumsOfMany(judged, eligible),
    payable: formatYuan(trueUp.payable),
    recover: formatYuan(trueUp.recover),
    deferred: formatYuan(trueUp.deferred),
    provisional: judged.plan.isProvisional || eligible.some((outcome) => isProvisional(judged, outcome)),
    missing: [...new Set(missing)].sort(),
    ...(withTrace ? { trace: [...traceCase(judged, outcomes, trueUp)] } : {}),
  };
}
