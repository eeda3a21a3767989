import { NO_FEN, sumFen, type Fen } from '#shared/fen.ts';
import { atLeastZero, lesser, minus, plus, shareOfHalfUp, timesDays } from '../money.ts';
import { basesOf, givenFrom, type Account, type Posting } from './ledger.ts';
import type { CaseFacts, VisitFacts } from './case-facts.ts';
import type { ClassPlan, EnginePlan, Figure, FundPlan, PerDayPlan, PlanTerms, SharePlan } from './plan.ts';

/** How a cap met one amount: `used` before from the pool, `cut` what it took away. */
export type CapUse = {
  readonly cap: Figure<Fen | null>;
  readonly poolId: string;
  readonly used: Fen;
  readonly cut: Fen;
};
type LineEnd = {
  /** Before the cap, rounded. */
  readonly raw: Fen;
  readonly capUse: CapUse;
  /** After the cap: what later funds and the counters see. */
  readonly capped: Fen;
  /** Taken off so that nobody gets more than was paid (contract 4.6). */
  readonly overTotalCut: Fen;
  readonly given: Fen;
};
export type ShareLine = LineEnd & {
  readonly method: 'share';
  readonly fund: SharePlan;
  readonly terms: PlanTerms;
  readonly base: Fen;
  /** The counter P before this visit (contract 4.4). */
  readonly before: Fen;
  /** The part of `base` that the rest of the deductible takes. */
  readonly underDeductible: Fen;
};
export type PerDayLine = LineEnd & {
  readonly method: 'perDay';
  readonly fund: PerDayPlan;
  readonly rate: Fen;
  readonly full: Fen;
};
export type FundLine = ShareLine | PerDayLine;

/** What one class gives a visit. `excess` is how far the aid went over what was paid, before the cut. */
export type Payment = {
  readonly aidClass: ClassPlan;
  readonly lines: readonly FundLine[];
  readonly excess: Fen;
  readonly aidTotal: Fen;
  readonly posting: Posting;
};

const isForKind = (fund: FundPlan, visit: VisitFacts): boolean =>
  fund.kinds === null || fund.kinds.has(visit.source.kind);

/** The per-day fund that takes another fund's place for a visit of a class; null when none does. */
export function replacementFor(plan: EnginePlan, visit: VisitFacts, aidClass: ClassPlan): PerDayPlan | null {
  const applies = (fund: FundPlan): fund is PerDayPlan =>
    fund.method === 'perDay' &&
    isForKind(fund, visit) &&
    fund.classes.has(aidClass.id) &&
    (!fund.psychiatricOnly || visit.source.psychiatric === true);
  return plan.funds.find(applies) ?? null;
}

const termsOf = (fund: SharePlan, aidClass: ClassPlan): PlanTerms => {
  const terms = fund.terms.get(aidClass.id);
  if (terms === undefined) throw new RangeError(`Fund ${fund.id} has no terms for ${aidClass.id}`);
  return terms;
};

function endLine(plan: EnginePlan, account: Account, fund: FundPlan, cap: Figure<Fen | null>, raw: Fen): LineEnd {
  const used = givenFrom(account, plan.pools.get(fund.poolId)?.funds ?? []);
  const room = cap.value === null ? raw : atLeastZero(minus(cap.value, used));
  const capped = lesser(raw, room);
  const capUse = { cap, poolId: fund.poolId, used, cut: minus(raw, capped) };
  return { raw, capUse, capped, overTotalCut: NO_FEN, given: capped };
}

/** round(r × (max(0, P + b − D) − max(0, P − D))), contract 4.4; the deductible is met once a year. */
function shareLine(plan: EnginePlan, account: Account, fund: SharePlan, aidClass: ClassPlan, base: Fen): ShareLine {
  const terms = termsOf(fund, aidClass);
  const before = basesOf(account, fund.id);
  const underDeductible = lesser(base, atLeastZero(minus(terms.deductible.value, before)));
  const raw = shareOfHalfUp(minus(base, underDeductible), terms.ratio.value);
  return {
    method: 'share',
    fund,
    terms,
    base,
    before,
    underDeductible,
    ...endLine(plan, account, fund, terms.cap, raw),
  };
}

function perDayLine(
  plan: EnginePlan,
  account: Account,
  fund: PerDayPlan,
  aidClass: ClassPlan,
  visit: VisitFacts,
  rate: Fen,
): PerDayLine {
  const full = timesDays(rate, visit.bedDays);
  const { cap } = termsOf(fund.replaces, aidClass);
  return { method: 'perDay', fund, rate, full, ...endLine(plan, account, fund, cap, lesser(full, visit.burden)) };
}

/** Cuts the last fund first until all payments together stay within the total (contract 4.6). */
function cutToTotal(lines: readonly FundLine[], excess: Fen): readonly FundLine[] {
  let rest = excess;
  return lines
    .toReversed()
    .map((line) => {
      const overTotalCut = lesser(rest, line.capped);
      rest = minus(rest, overTotalCut);
      return { ...line, overTotalCut, given: minus(line.capped, overTotalCut) };
    })
    .toReversed();
}

/** What a class gives a visit on top of an account. The class must have all its parameters. */
export function payVisit(
  plan: EnginePlan,
  facts: CaseFacts,
  account: Account,
  visit: VisitFacts,
  aidClass: ClassPlan,
): Payment {
  const replacement = replacementFor(plan, visit, aidClass);
  const uncut: FundLine[] = [];
  const bases: [string, Fen][] = [];
  for (const fund of plan.funds) {
    if (!isForKind(fund, visit) || fund === replacement?.replaces) continue;
    if (fund.method === 'perDay') {
      const rate = facts.local.get(fund.rateKey);
      if (fund !== replacement || rate === undefined) continue;
      uncut.push(perDayLine(plan, account, fund, aidClass, visit, rate));
      bases.push([fund.replaces.id, visit.burden]);
      continue;
    }
    const earlier = sumFen(uncut.map((line) => line.capped));
    const base = fund.base.value === 'burden' ? visit.burden : minus(visit.burden, earlier);
    uncut.push(shareLine(plan, account, fund, aidClass, base));
    bases.push([fund.id, base]);
  }
  const { insurance, amounts } = visit;
  const others = sumFen([insurance.basic, insurance.seriousIllness, insurance.supplement, amounts.other]);
  const room = atLeastZero(minus(amounts.total, others));
  const excess = atLeastZero(minus(sumFen(uncut.map((line) => line.capped)), room));
  const lines = cutToTotal(uncut, excess);
  return {
    aidClass,
    lines,
    excess,
    aidTotal: lines.reduce<Fen>((sum, line) => plus(sum, line.given), NO_FEN),
    posting: { bases, given: lines.map((line) => [line.fund.id, line.given] as const) },
  };
}
