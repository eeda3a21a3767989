import type { CaseFact, PaymentFact, YearFacts } from '../../../books/queries/queries.ts';
import {
  type MoneyLine,
  type StatisticsLine,
  WAIT_KEYS,
  type WaitKey,
  type WaitLine,
} from '../../../console/api/figure-views.ts';

/** Facts of one township, or of all with null. */
export const factsOf = ({ years, cases, payments }: YearFacts, township: string | null): YearFacts =>
  township === null
    ? { years, cases, payments }
    : {
        years,
        cases: cases.filter((fact) => fact.township === township),
        payments: payments.filter((fact) => fact.township === township),
      };

/** One line of figures for everything given. */
export function lineOf(key: string, cases: readonly CaseFact[], payments: readonly PaymentFact[]): StatisticsLine {
  return {
    key,
    cases: cases.length,
    inScopeFen: sumOf(cases.map(({ inScopeFen }) => inScopeFen)),
    payableFen: sumOf(cases.map(({ payableFen }) => payableFen)),
    returned: cases.filter(({ isReturned }) => isReturned).length,
    medianDays: median(cases.flatMap(({ days }) => (days === null ? [] : [days]))),
    ...paidOf(payments),
  };
}

/** One line for each month or township there is anything of, in order. */
export function linesBy(by: 'month' | 'township', { cases, payments }: YearFacts): readonly StatisticsLine[] {
  const keys = new Set([...cases, ...payments].map((fact) => fact[by]));
  return [...keys].toSorted().map((key) =>
    lineOf(
      key,
      cases.filter((fact) => fact[by] === key),
      payments.filter((fact) => fact[by] === key),
    ),
  );
}

/** What was paid, by identity and policy; the largest sum first. */
export function moneyLines(payments: readonly PaymentFact[]): readonly MoneyLine[] {
  const groups = new Map<string, PaymentFact[]>();
  for (const fact of payments) {
    const key = JSON.stringify([fact.identity, fact.pack]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [{ identity: first.identity, pack: first.pack, ...paidOf(group) }];
    })
    .toSorted((one, other) => other.paidFen - one.paidFen);
}

/** How many cases had the county's first word after how long; one line for each length. */
export const waitLines = (cases: readonly CaseFact[]): readonly WaitLine[] =>
  WAIT_KEYS.map((key) => ({ key, cases: cases.filter(({ decideDays }) => waitOf(decideDays) === key).length }));

function waitOf(days: number | null): WaitKey {
  if (days === null) return 'open';
  if (days < 1) return 'same_day';
  if (days <= 3) return 'to_3';
  if (days <= 7) return 'to_7';
  if (days <= 15) return 'to_15';
  return days <= 30 ? 'to_30' : 'longer';
}

/** Payments that stand, and what they come to: one taken back counts against them. */
const paidOf = (payments: readonly PaymentFact[]) => ({
  paid: payments.reduce((count, { amountFen }) => count + Math.sign(amountFen), 0),
  paidFen: sumOf(payments.map(({ amountFen }) => amountFen)),
});

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** The middle one, or what lies between the two in the middle; null of nothing. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
