import { NO_FEN, type Fen } from '#shared/fen.ts';
import { yearOf } from '#shared/day.ts';
import { minus, plus } from '../money.ts';
import type { CaseFacts, VisitFacts } from './case-facts.ts';
import type { ClassPlan, EnginePlan } from './plan.ts';

/**
 * The counters of one person in one period, by the fund's place in the pack: bases (for deductibles) and aid given (for
 * caps).
 */
export type Account = { readonly bases: readonly Fen[]; readonly given: readonly Fen[] };
/** What one visit adds to the counters of one fund. */
export type Posting = { readonly fund: number; readonly base: Fen; readonly given: Fen };

/** A one-off class has a period of its own, whatever the calendar year; every other class the anchor's year. */
export const periodOf = (visit: VisitFacts, aidClass: ClassPlan): string =>
  aidClass.oneOff === null ? String(visit.year) : `oneOff.${aidClass.id}`;

/** The counter P of a fund. */
export const basesOf = (account: Account, fund: number): Fen => account.bases[fund] ?? NO_FEN;

/** What a pool's funds have given so far. */
export function givenFrom(account: Account, members: readonly number[]): Fen {
  let sum = NO_FEN;
  for (const fund of members) sum = plus(sum, account.given[fund] ?? NO_FEN);
  return sum;
}

/**
 * An account before the first visit of the case. A year starts from its opening: the first fund's counter at the
 * opening's burden, a residual fund's at that burden less what the funds before it paid. A one-off period starts with
 * empty counters; of the opening only what was paid in the application's year counts, against its caps.
 */
export function openAccount(plan: EnginePlan, facts: CaseFacts, visit: VisitFacts, aidClass: ClassPlan): Account {
  const year = aidClass.oneOff === null ? visit.year : yearOf(facts.applicationDate);
  const opening = facts.openings.get(year);
  const nothing = plan.funds.map(() => NO_FEN);
  if (opening === undefined) return { bases: nothing, given: nothing };
  const given = plan.funds.map(({ id }) => opening.paid.get(id) ?? NO_FEN);
  if (aidClass.oneOff !== null) return { bases: nothing, given };
  let left = opening.burden;
  const bases = plan.funds.map((fund, index) => {
    const start = left;
    left = minus(left, given[index] ?? NO_FEN);
    return fund.method === 'share' && (index === 0 || fund.base.value === 'residual') ? start : NO_FEN;
  });
  return { bases, given };
}

/** The account after a visit. */
export function post(account: Account, postings: readonly Posting[]): Account {
  const [bases, given] = [[...account.bases], [...account.given]];
  for (const posting of postings) {
    bases[posting.fund] = plus(bases[posting.fund] ?? NO_FEN, posting.base);
    given[posting.fund] = plus(given[posting.fund] ?? NO_FEN, posting.given);
  }
  return { bases, given };
}
