import { NO_FEN, type Fen } from '#shared/fen.ts';
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
import { bedDaysOf, type CaseFacts, type InsuranceFacts, type VisitFacts } from './case-facts.ts';
import { computeLayers, type LayersLine } from './layers/compute-layers.ts';
import { basesOf, givenFrom, type Account, type Posting } from './ledger.ts';
import type { AppliedTerms, ClassPlan, EnginePlan, Figure, FundPlan, PerDayPlan, SharePlan } from './plan.ts';
import { resolveTerms } from './planning/resolve-terms.ts';

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
  readonly days: number;
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
  readonly postings: readonly Posting[];
};

/** What a fund can be a share of. */
type Paid = { readonly burden: Fen; readonly residual: Fen; readonly total: Fen };

const isForKind = (fund: FundPlan, visit: VisitFacts): boolean =>
  fund.kinds === null || fund.kinds.has(visit.source.kind);

/** The per-day fund that takes another fund's place for a visit of a class; null when none does. */
export function replacementFor(plan: EnginePlan, visit: VisitFacts, aidClass: ClassPlan): PerDayPlan | null {
  for (const fund of plan.funds) {
    const applies =
      fund.method === 'perDay' &&
      (!fund.psychiatricOnly || visit.source.psychiatric === true) &&
      isForKind(fund, visit) &&
      fund.classes.has(aidClass.id);
    if (applies) return fund;
  }
  return null;
}

/** What the cap leaves of an amount. */
function capUseOf(plan: EnginePlan, account: Account, cap: AppliedTerms['cap'], poolId: string, raw: Fen): CapUse {
  const used = givenFrom(account, plan.pools.get(poolId)?.members ?? []);
  const room = cap.value === null ? raw : atLeastZero(minus(cap.value, used));
  return { cap, poolId, used, cut: minus(raw, lesser(raw, room)) };
}

const NO_PARTS: readonly BandPart[] = [];

/**
 * round(r × (max(0, P + b − D) − max(0, P − D))), contract 4.4; the deductible is met once a year. With bands, the part
 * of each band that the base fills on top of P.
 */
function shareLine(plan: EnginePlan, account: Account, fund: SharePlan, terms: AppliedTerms, paid: Paid): ShareLine {
  const { rate } = terms;
  const base = terms.base === 'total' ? paid.total : terms.base === 'burden' ? paid.burden : paid.residual;
  const before = basesOf(account, fund.index);
  const deductible = rate.kind === 'ratio' ? rate.deductible.value : NO_FEN;
  const underDeductible = lesser(base, atLeastZero(minus(deductible, before)));
  const parts =
    rate.kind === 'ratio' ? NO_PARTS : bandParts(exactly(before), exactly(plus(before, base)), rate.bands.value);
  const full =
    rate.kind === 'ratio'
      ? shareOfHalfUp(minus(base, underDeductible), rate.ratio.value)
      : roundHalfUp(sumOfShares(parts));
  const raw = lesser(full, paid.burden);
  const capUse = capUseOf(plan, account, terms.cap, terms.poolId, raw);
  const capped = minus(raw, capUse.cut);
  return {
    method: 'share',
    fund,
    terms,
    base,
    before,
    underDeductible,
    parts,
    full,
    raw,
    capUse,
    capped,
    overTotalCut: NO_FEN,
    given: capped,
  };
}

function perDayLine(
  plan: EnginePlan,
  account: Account,
  fund: PerDayPlan,
  replaced: AppliedTerms,
  burden: Fen,
  [rate, days]: readonly [rate: Fen, days: number],
): PerDayLine {
  const full = timesDays(rate, days);
  const raw = lesser(full, burden);
  const capUse = capUseOf(plan, account, replaced.cap, fund.poolId, raw);
  const capped = minus(raw, capUse.cut);
  return { method: 'perDay', fund, rate, days, full, raw, capUse, capped, overTotalCut: NO_FEN, given: capped };
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
): readonly FundLine[] {
  const replacement = replacementFor(plan, visit, aidClass);
  const lines: FundLine[] = [];
  let residual = burden;
  for (const fund of plan.funds) {
    const line =
      fund.method === 'share'
        ? fund === replacement?.replaces
          ? null
          : shareLineFor(plan, facts, account, fund, visit, aidClass, { burden, residual, total: visit.amounts.total })
        : fund === replacement
          ? perDayLineFor(plan, facts, account, fund, visit, aidClass, burden)
          : null;
    if (line === null) continue;
    lines.push(line);
    residual = minus(residual, line.capped);
  }
  return lines;
}

function shareLineFor(
  plan: EnginePlan,
  facts: CaseFacts,
  account: Account,
  fund: SharePlan,
  visit: VisitFacts,
  aidClass: ClassPlan,
  paid: Paid,
): ShareLine | null {
  const resolved = resolveTerms(facts, visit, aidClass, fund);
  return resolved.applies && resolved.terms !== null ? shareLine(plan, account, fund, resolved.terms, paid) : null;
}

function perDayLineFor(
  plan: EnginePlan,
  facts: CaseFacts,
  account: Account,
  fund: PerDayPlan,
  visit: VisitFacts,
  aidClass: ClassPlan,
  burden: Fen,
): PerDayLine | null {
  const rate = facts.local.get(fund.rateKey);
  const replaced = resolveTerms(facts, visit, aidClass, fund.replaces);
  if (rate?.kind !== 'money' || !replaced.applies || replaced.terms === null) return null;
  return perDayLine(plan, account, fund, replaced.terms, burden, [rate.amount, bedDaysOf(visit)]);
}

/** What a line adds to the counters. A per-day amount counts as given by itself, its base in the fund it replaces. */
function postingsOf(line: FundLine, burden: Fen): readonly Posting[] {
  return line.method === 'share'
    ? [{ fund: line.fund.index, base: line.base, given: line.given }]
    : [
        { fund: line.fund.replaces.index, base: burden, given: NO_FEN },
        { fund: line.fund.index, base: NO_FEN, given: line.given },
      ];
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
  const layered = plus(insurance.seriousIllness, insurance.supplement);
  const burden = minus(visit.x, layered);
  const uncut = fundLines(plan, facts, account, visit, aidClass, burden);
  const room = atLeastZero(minus(amounts.total, plus(plus(insurance.basic, layered), amounts.other)));
  const excess = atLeastZero(minus(totalOf(uncut, 'capped'), room));
  const lines = excess === NO_FEN ? uncut : cutToTotal(uncut, excess);
  const aidTotal = totalOf(lines, 'given');
  const postings = lines.flatMap((line) => postingsOf(line, burden));
  return { aidClass, insurance, layers, burden, lines, excess, aidTotal, postings };
}

function totalOf(lines: readonly FundLine[], what: 'capped' | 'given'): Fen {
  let sum = NO_FEN;
  for (const line of lines) sum = plus(sum, line[what]);
  return sum;
}
