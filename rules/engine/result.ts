import { formatYuan, NO_FEN, sumFen, type Fen } from '#shared/fen.ts';
import type { ReasonCode } from '#shared/settlement/reasons.ts';
import type { AidSums, CaseResult, VisitResult, YearResult } from '#shared/settlement/result-file.ts';
import { minus } from '../money.ts';
import type { Payment } from './funds.ts';
import { findAlternatives, type JudgedCase, type VisitOutcome } from './settle-visits.ts';
import { traceCase } from './trace/trace-case.ts';
import { trueUpOf } from './true-up.ts';

type Eligible = Extract<VisitOutcome, { readonly status: 'eligible' }>;
const isEligible = (outcome: VisitOutcome): outcome is Eligible => outcome.status === 'eligible';

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
    sumFen(outcomes.map((outcome) => outcome.visit.burden)),
    outcomes.map((outcome) => outcome.payment),
  );

/** What accompanies an eligible visit: cut by a cap, cut to the total, or nothing over the deductible. */
function reasonsOf({ payment }: Eligible): ReasonCode[] {
  const isCapped = payment.lines.some((line) => line.capUse.cut > 0);
  const isCut = payment.excess > 0;
  return [
    ...(payment.aidTotal === 0 && !isCapped && !isCut ? (['below_deductible'] as const) : []),
    ...(isCapped ? (['cap_reached'] as const) : []),
    ...(isCut ? (['over_total'] as const) : []),
  ];
}

function toVisitResult(judged: JudgedCase, outcome: VisitOutcome): VisitResult {
  const { visit } = outcome;
  const { basic, seriousIllness, supplement } = visit.insurance;
  const reasons = isEligible(outcome) ? reasonsOf(outcome) : outcome.obstacle.reason;
  return {
    id: visit.id,
    status: outcome.status,
    reasons: Array.isArray(reasons) ? reasons : reasons === null ? [] : [reasons],
    treatedAs: isEligible(outcome) ? outcome.payment.aidClass.id : null,
    layers: {
      basic: formatYuan(basic),
      seriousIllness: formatYuan(seriousIllness),
      supplement: formatYuan(supplement),
    },
    ...sumsOf(judged, visit.burden, isEligible(outcome) ? [outcome.payment] : []),
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

/** Whether a local or unconfirmed value decided an amount of the visit. */
function isProvisional({ plan }: JudgedCase, { visit, payment }: Eligible): boolean {
  const isReachedBack = visit.anchor < plan.from.value && payment.aidClass.oneOff?.beforeRange.confirmed === false;
  return (
    isReachedBack ||
    payment.lines.some((line) =>
      line.method === 'perDay'
        ? true
        : [line.fund.base, line.terms.deductible, line.terms.ratio, line.terms.cap].some((value) => !value.confirmed),
    )
  );
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
  const trueUp = trueUpOf(judged.facts, status, sumFen(eligible.map((outcome) => outcome.payment.aidTotal)));
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
    deferred: formatYuan(NO_FEN),
    provisional: eligible.some((outcome) => isProvisional(judged, outcome)),
    missing: [...new Set(missing)].sort(),
    ...(withTrace ? { trace: [...traceCase(judged, outcomes, trueUp)] } : {}),
  };
}
