import { NO_FEN, type Fen } from '#shared/fen.ts';
import { atLeastZero, lesser, minus, plus, shareOfHalfUp } from '../../money.ts';
import type { VisitFacts } from '../case-facts.ts';
import type { BandPlan, OutpatientBasicPlan } from '../plan.ts';

/** What basic insurance pays for one ordinary outpatient visit whose slip does not show it. */
export type OutpatientBasicLine = {
  readonly band: BandPlan;
  /** The year's policy-range cost at hospitals of this level, before the visit. */
  readonly before: Fen;
  /** What of the visit lies over the line. */
  readonly over: Fen;
  readonly full: Fen;
  /** The yearly limit's use before the visit. */
  readonly used: Fen;
  readonly amount: Fen;
};

/**
 * Works out the ordinary outpatient visits among `visits`, which are in order and are not aided for their kind alone.
 * Each hospital level has its line, all levels one yearly limit; the kinds that share it use it up too.
 */
export function computeOutpatientBasic(
  plan: OutpatientBasicPlan,
  visits: readonly VisitFacts[],
): ReadonlyMap<VisitFacts, OutpatientBasicLine> {
  const lines = new Map<VisitFacts, OutpatientBasicLine>();
  const costs = new Map<string, Fen>();
  const uses = new Map<number, Fen>();
  for (const visit of visits) {
    const used = uses.get(visit.year) ?? NO_FEN;
    const { kind, layers, hospital } = visit.source;
    if (plan.sharedBy.has(kind)) uses.set(visit.year, plus(used, visit.amounts.basic));
    const band = plan.levels.get(hospital.level);
    if (kind !== plan.kind || layers !== 'compute' || band === undefined) continue;
    const counter = `${visit.year}.${hospital.level}`;
    const before = costs.get(counter) ?? NO_FEN;
    const now = plus(before, visit.amounts.inScope);
    const over = minus(atLeastZero(minus(now, band.over)), atLeastZero(minus(before, band.over)));
    const full = shareOfHalfUp(over, band.ratio);
    const amount = lesser(full, atLeastZero(minus(plan.limit.value, used)));
    costs.set(counter, now);
    uses.set(visit.year, plus(used, amount));
    lines.set(visit, { band, before, over, full, used, amount });
  }
  return lines;
}
