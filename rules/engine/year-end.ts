import { NO_FEN, sumFen, type Fen } from '#shared/fen.ts';
import { plus } from '../money.ts';
import type { CaseFacts, VisitFacts } from './case-facts.ts';

/** X of the openings of a year: `x`, or the burden where the opening gives no x. */
export const openingX = (facts: CaseFacts, year: number): Fen => {
  const opening = facts.openings.get(year);
  return opening === undefined ? NO_FEN : (opening.x ?? opening.burden);
};

/** X of a whole year: its openings and the given visits of it. */
export const xOfYear = (facts: CaseFacts, year: number, visits: readonly VisitFacts[]): Fen =>
  plus(openingX(facts, year), sumFen(visits.filter((visit) => visit.year === year).map(({ x }) => x)));

/** The years that a policy pays only at year end, because their whole X is at most its line. */
export const deferredYears = (upTo: Fen, facts: CaseFacts, aided: readonly VisitFacts[]): ReadonlySet<number> =>
  new Set(aided.map(({ year }) => year).filter((year) => xOfYear(facts, year, aided) <= upTo));
