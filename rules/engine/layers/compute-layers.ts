import { NO_FEN, type Fen } from '#shared/fen.ts';
import {
  bandParts,
  exactly,
  lesser,
  minus,
  minusExact,
  plus,
  roundHalfUp,
  sumOfShares,
  type BandPart,
  type ExactAmount,
} from '../../money.ts';
import type { CaseFacts, InsuranceFacts, VisitFacts } from '../case-facts.ts';
import type { BandPlan, ClassPlan, EnginePlan, LayerRulePlan, LayersPlan } from '../plan.ts';

/** A layer function at one point: what it is a function of, the part in each band, the sum rounded. */
export type LayerPoint = {
  readonly of: ExactAmount;
  readonly parts: readonly BandPart[];
  readonly exact: ExactAmount;
  readonly value: Fen;
};
/** One layer for one visit: f(X now) − f(X before), contract 4.8. */
export type LayerLine = {
  readonly name: string;
  readonly bands: readonly BandPlan[];
  readonly before: LayerPoint;
  readonly now: LayerPoint;
  readonly amount: Fen;
  /** What was taken off because the layers before left less. */
  readonly cut: Fen;
};
export type LayersLine = {
  readonly xBefore: Fen;
  readonly xNow: Fen;
  readonly seriousIllness: LayerLine;
  /** null for a class or a household registration that has none. */
  readonly supplement: LayerLine | null;
  readonly insurance: InsuranceFacts;
};

const NOTHING = exactly(NO_FEN);

function pointAt(of: ExactAmount, bands: readonly BandPlan[]): LayerPoint {
  const parts = bandParts(NOTHING, of, bands);
  const exact = sumOfShares(parts);
  return { of, parts, exact, value: roundHalfUp(exact) };
}

/** The rule for the identities in force on the day of the visit; the last one is everybody's. */
function ruleFor({ seriousIllness }: LayersPlan, facts: CaseFacts, visit: VisitFacts): LayerRulePlan | null {
  const held = facts.identities.filter(({ from, to }) => from <= visit.anchor && (to === null || visit.anchor <= to));
  const applies = ({ categories }: LayerRulePlan): boolean =>
    categories === null || held.some(({ category }) => categories.has(category));
  return seriousIllness.rules.find(applies) ?? null;
}

/** Whether a class has the supplement at all; who really gets it is said by the household registration. */
export const hasSupplement = ({ supplement }: LayersPlan, aidClass: ClassPlan): boolean =>
  supplement !== null && supplement.classes.has(aidClass.id);

function lineOf(name: string, bands: readonly BandPlan[], before: LayerPoint, now: LayerPoint, most: Fen): LayerLine {
  const growth = minus(now.value, before.value);
  const amount = lesser(growth, most);
  return { name, bands, before, now, amount, cut: minus(growth, amount) };
}

/** The layers of a visit whose slip does not show them. The pack must have them, and the facts they need be there. */
export function computeLayers(
  { layers }: EnginePlan,
  facts: CaseFacts,
  visit: VisitFacts,
  aidClass: ClassPlan,
  xBefore: Fen,
): LayersLine | null {
  const rule = layers === null ? null : ruleFor(layers, facts, visit);
  if (layers === null || rule === null) return null;
  const xNow = plus(xBefore, visit.x);
  const [before, now] = [pointAt(exactly(xBefore), rule.bands), pointAt(exactly(xNow), rule.bands)];
  const seriousIllness = lineOf(layers.seriousIllness.name, rule.bands, before, now, visit.x);
  const { supplement: plan } = layers;
  const isCovered = plan !== null && hasSupplement(layers, aidClass) && facts.person.hukou?.startsWith(plan.hukou);
  const supplement = isCovered
    ? lineOf(
        plan.name,
        plan.bands,
        pointAt(minusExact(before.of, before.exact), plan.bands),
        pointAt(minusExact(now.of, now.exact), plan.bands),
        minus(visit.x, seriousIllness.amount),
      )
    : null;
  const insurance = {
    basic: visit.amounts.basic,
    seriousIllness: seriousIllness.amount,
    supplement: supplement?.amount ?? NO_FEN,
  };
  return { xBefore, xNow, seriousIllness, supplement, insurance };
}
