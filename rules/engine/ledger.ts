import { NO_FEN, sumFen, type Fen } from '#shared/fen.ts';
import { yearOf } from '#shared/day.ts';
import { minus, plus } from '../money.ts';
import type { CaseFacts, VisitFacts } from './case-facts.ts';
import type { ClassPlan, EnginePlan } from './plan.ts';

/** The counters of one person in one period: bases per fund (for deductibles) and aid given per fund (for caps). */
export type Account = { readonly bases: ReadonlyMap<string, Fen>; readonly given: ReadonlyMap<string, Fen> };
/** What one visit adds to an account. */
export type Posting = {
  readonly bases: readonly (readonly [string, Fen])[];
  readonly given: readonly (readonly [string, Fen])[];
};

/** A one-off class has a period of its own, whatever the calendar year; every other class the anchor's year. */
export const periodOf = (visit: VisitFacts, aidClass: ClassPlan): string =>
  aidClass.oneOff === null ? String(visit.year) : `oneOff.${aidClass.id}`;

/** The counter P of a fund. */
export const basesOf = (account: Account, fundId: string): Fen => account.bases.get(fundId) ?? NO_FEN;

/** What a pool's funds have given so far. */
export const givenFrom = (account: Account, funds: readonly string[]): Fen =>
  sumFen(funds.map((fund) => account.given.get(fund) ?? NO_FEN));

/**
 * An account before the first visit of the case. A year starts from its opening: the first fund's counter at the
 * opening's burden, a residual fund's at that burden less what the funds before it paid. A one-off period starts with
 * empty counters; of the opening only what was paid in the application's year counts, against its caps.
 */
export function openAccount(plan: EnginePlan, facts: CaseFacts, visit: VisitFacts, aidClass: ClassPlan): Account {
  const year = aidClass.oneOff === null ? visit.year : yearOf(facts.applicationDate);
  const opening = facts.openings.get(year);
  if (opening === undefined) return { bases: new Map(), given: new Map() };
  if (aidClass.oneOff !== null) return { bases: new Map(), given: opening.paid };
  const bases = new Map<string, Fen>();
  let left = opening.burden;
  plan.funds.forEach((fund, index) => {
    const start = fund.method === 'share' && (index === 0 || fund.base.value === 'residual');
    if (start) bases.set(fund.id, left);
    left = minus(left, opening.paid.get(fund.id) ?? NO_FEN);
  });
  return { bases, given: opening.paid };
}

const add = (to: ReadonlyMap<string, Fen>, entries: Posting['bases']): ReadonlyMap<string, Fen> => {
  const sums = new Map(to);
  for (const [key, amount] of entries) sums.set(key, plus(sums.get(key) ?? NO_FEN, amount));
  return sums;
};

/** The account after a visit. */
export const post = (account: Account, posting: Posting): Account => ({
  bases: add(account.bases, posting.bases),
  given: add(account.given, posting.given),
});
