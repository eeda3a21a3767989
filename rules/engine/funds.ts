import { NO_FEN, sumFen, type Fen } from '#shared/fen.ts';
import {
  atLeastZero,
  bandParts,
  exactly,
  lesser,
  minus,
  plus,
  roundHalfUp,
  shareOfHalfUp,
  sumOfShares,
  timesDays,
  type BandPart,
} from '../money.ts';
import type { CaseFacts, InsuranceFacts, VisitFacts } from './case-facts.ts';
import { computeLayers, type LayersLine } from './layers/compute-layers.ts';
import { basesOf, givenFrom, type Account, type Posting } from './ledger.ts';
import type { ClassPlan, EnginePlan, Figure, FundPlan, PerDayPlan, SharePlan } from './plan.ts';
import { resolveTerms, type AppliedTerms } from './planning/resolve-terms.ts';

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
  readonly terms: AppliedTerms;
  readonly base: Fen;
  /** The counter P before this visit (contract 4.4). */
  readonly before: Fen;
  /** The part of `base` that the rest of the deductible takes. */
  readonly underDeductible: Fen;
  /** How the base lies in the bands; empty where one ratio holds. */
  readonly parts: readonly BandPart[];
  /** Rounded, before it is held to the burden. */
  readonly full: Fen;
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
  readonly insurance: InsuranceFacts;
  /** How the layers came about; null when they stand on the slip. */
  readonly layers: LayersLine | null;
  /** Burden B of contract 4.2. */
  readonly burden: Fen;
  readonly lines: readonly FundLine[];
  readonly excess: Fen;
  readonly aidTotal: Fen;
  readonly posting: Posting;
};

/** What a fund can be a share of. */
type Paid = { readonly burden: Fen; readonly residual: Fen; readonly total: Fen };

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

function endLine(
  plan: EnginePlan,
  account: Account,
  { cap, poolId }: Pick<AppliedTerms, 'cap' | 'poolId'>,
  raw: Fen,
): LineEnd {
  const used = givenFrom(account, plan.pools.get(poolId)?.funds ?? []);
  const room = cap.value === null ? raw : atLeastZero(minus(cap.value, used));
  const capped = lesser(raw, room);
  return {
    raw,
    capUse: { cap, poolId, used, cut: minus(raw, capped) },
    capped,
    overTotalCut: NO_FEN,
    given: capped,
  };
}

/**
 * round(r × (max(0, P + b − D) − max(0, P − D))), contract 4.4; the deductible is met once a year. With bands, the part
 * of each band that the base fills on top of P.
 */
function shareLine(plan: EnginePlan, account: Account, fund: SharePlan, terms: AppliedTerms, paid: Paid): ShareLine {
  const { rate } = terms;
  const base = terms.base === 'total' ? paid.total : terms.base === 'burden' ? paid.burden : paid.residual;
  const before = basesOf(account, fund.id);
  const deductible = rate.kind === 'ratio' ? rate.deductible.value : NO_FEN;
  const underDeductible = lesser(base, atLeastZero(minus(deductible, before)));
  const parts = rate.kind === 'ratio' ? [] : bandParts(exactly(before), exactly(plus(before, base)), rate.bands.value);
  const full =
    rate.kind === 'ratio'
      ? shareOfHalfUp(minus(base, underDeductible), rate.ratio.value)
      : roundHalfUp(sumOfShares(parts));
  const raw = lesser(full, paid.burden);
  return {
    method: 'share',
    fund,
    terms,
    base,
    before,
    underDeductible,
    parts,
    full,
    ...endLine(plan, account, terms, raw),
  };
}

function perDayLine(
  plan: EnginePlan,
  account: Account,
  fund: PerDayPlan,
  replaced: AppliedTerms,
  paid: Paid,
  [rate, days]: readonly [rate: Fen, days: number],
): PerDayLine {
  const full = timesDays(rate, days);
  const terms = { cap: replaced.cap, poolId: fund.poolId };
  return { method: 'perDay', fund, rate, full, ...endLine(plan, account, terms, lesser(full, paid.burden)) };
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

/** The fund lines of a visit under a class, each on what the ones before left. */
function fundLines(
  plan: EnginePlan,
  facts: CaseFacts,
  account: Account,
  visit: VisitFacts,
  aidClass: ClassPlan,
  burden: Fen,
): Pick<Payment, 'lines'> & Pick<Posting, 'bases'> {
  const replacement = replacementFor(plan, visit, aidClass);
  const lines: FundLine[] = [];
  const bases: [string, Fen][] = [];
  for (const fund of plan.funds) {
    const earlier = sumFen(lines.map((line) => line.capped));
    const paid = { burden, residual: minus(burden, earlier), total: visit.amounts.total };
    if (fund.method === 'share') {
      const resolved = resolveTerms(facts, visit, aidClass, fund);
      if (fund === replacement?.replaces || !resolved.applies || resolved.terms === null) continue;
      const line = shareLine(plan, account, fund, resolved.terms, paid);
      lines.push(line);
      bases.push([fund.id, line.base]);
      continue;
    }
    const rate = facts.local.get(fund.rateKey);
    const replaced = resolveTerms(facts, visit, aidClass, fund.replaces);
    if (fund !== replacement || rate?.kind !== 'money' || !replaced.applies || replaced.terms === null) continue;
    lines.push(perDayLine(plan, account, fund, replaced.terms, paid, [rate.amount, visit.bedDays]));
    bases.push([fund.replaces.id, burden]);
  }
  return { lines, bases };
}

/**
 * What a class gives a visit on top of an account; `xBefore` is X of the year's earlier visits. The class must have all
 * its parameters.
 */
export function payVisit(
  plan: EnginePlan,
  facts: CaseFacts,
  account: Account,
  xBefore: Fen,
  visit: VisitFacts,
  aidClass: ClassPlan,
): Payment {
  const { amounts } = visit;
  const layers = visit.source.layers === 'compute' ? computeLayers(plan, facts, visit, aidClass, xBefore) : null;
  const insurance = layers?.insurance ?? visit.insurance;
  const burden = minus(visit.x, plus(insurance.seriousIllness, insurance.supplement));
  const { lines: uncut, bases } = fundLines(plan, facts, account, visit, aidClass, burden);
  const others = sumFen([insurance.basic, insurance.seriousIllness, insurance.supplement, amounts.other]);
  const room = atLeastZero(minus(amounts.total, others));
  const excess = atLeastZero(minus(sumFen(uncut.map((line) => line.capped)), room));
  const lines = cutToTotal(uncut, excess);
  return {
    aidClass,
    insurance,
    layers,
    burden,
    lines,
    excess,
    aidTotal: lines.reduce<Fen>((sum, line) => plus(sum, line.given), NO_FEN),
    posting: { bases, given: lines.map((line) => [line.fund.id, line.given] as const) },
  };
}
