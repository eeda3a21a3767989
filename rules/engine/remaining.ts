import { formatDayInWords } from '#shared/day.ts';
import { formatYuan, sumFen } from '#shared/fen.ts';
import type { CapLine } from '#shared/settlement/cap-line.ts';
import { atLeastZero, minus, plus } from '../money.ts';
import { givenFrom, openAccount, periodOf } from './ledger.ts';
import type { PoolPlan } from './plan.ts';
import { isEligible, type EligibleOutcome, type JudgedCase, type VisitOutcome } from './settle-visits.ts';
import { oneOffPeriod } from './eligibility/standing.ts';

type Eligible = EligibleOutcome;

function periodName(judged: JudgedCase, { visit, payment }: Eligible): string {
  const { oneOff } = payment.aidClass;
  if (oneOff === null) return `${visit.year}年度`;
  const { from, to } = oneOffPeriod(oneOff, judged.facts.applicationDate);
  return `一次性救助（${formatDayInWords(from)}至${formatDayInWords(to)}）`;
}

function capLine(judged: JudgedCase, outcomes: readonly Eligible[], pool: PoolPlan): readonly CapLine[] {
  const [first] = outcomes;
  const drawing = outcomes.flatMap((outcome) =>
    outcome.payment.lines.flatMap((line) => (line.capUse.poolId === pool.id ? [{ outcome, line }] : [])),
  );
  const last = drawing.at(-1);
  if (first === undefined || last === undefined) return [];
  const { aidClass } = first.payment;
  const before = givenFrom(openAccount(judged.plan, judged.facts, first.visit, aidClass), pool.members);
  const members = outcomes.flatMap(({ payment }) =>
    payment.lines.filter(({ fund }) => pool.members.includes(fund.index)),
  );
  const now = sumFen(members.map((line) => line.given));
  const { cap } = last.line.capUse;
  return [
    {
      period: periodOf(first.visit, aidClass),
      periodName: periodName(judged, first),
      pool: pool.id,
      poolName: pool.name,
      treatedAs: last.outcome.payment.aidClass.id,
      cap: cap.value === null ? null : formatYuan(cap.value),
      before: formatYuan(before),
      now: formatYuan(now),
      left: cap.value === null ? null : formatYuan(atLeastZero(minus(cap.value, plus(before, now)))),
      article: cap.article,
    },
  ];
}

/** What is left of each cap in each period that a visit of the case drew on, in the order the periods came up. */
export function remainingOf(judged: JudgedCase, outcomes: readonly VisitOutcome[]): readonly CapLine[] {
  const eligible = outcomes.filter(isEligible);
  const keyOf = (outcome: Eligible): string => periodOf(outcome.visit, outcome.payment.aidClass);
  const periods = [...new Set(eligible.map(keyOf))];
  return periods.flatMap((period) => {
    const inPeriod = eligible.filter((outcome) => keyOf(outcome) === period);
    return [...judged.plan.pools.values()].flatMap((pool) => capLine(judged, inPeriod, pool));
  });
}
