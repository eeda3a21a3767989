import { sumFen, type Fen } from '#shared/fen.ts';
import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import { plus } from '../money.ts';
import type { PolicyPack } from '../packs/policy-pack.ts';
import { toCaseFacts, type CaseFacts, type VisitFacts } from './case-facts.ts';
import type { Line } from './eligibility/condition.ts';
import { firstObstacle, judgeVisit, type Judgement } from './eligibility/judge-visit.ts';
import { missingParameter } from './eligibility/missing-parameter.ts';
import { payVisit, type Payment } from './funds.ts';
import { computeOutpatientBasic, type OutpatientBasicLine } from './layers/outpatient-basic.ts';
import { openAccount, periodOf, post, type Account } from './ledger.ts';
import type { ClassPlan, EnginePlan } from './plan.ts';
import { preparePlan } from './planning/prepare-plan.ts';
import { deferredYears, openingX } from './year-end.ts';

/** What a case is judged with beside itself. */
export type JudgeOptions = { readonly local?: LocalParameters | undefined; readonly closeYear?: boolean | undefined };

/** What was decided about one visit. `tried` are all classes that were computed for it, in the pack's order. */
export type VisitOutcome =
  | { readonly visit: VisitFacts; readonly status: 'excluded' | 'undecided'; readonly obstacle: Line }
  | {
      readonly visit: VisitFacts;
      readonly status: 'eligible';
      /** Whether the policy pays the visit only at year end. */
      readonly isDeferred: boolean;
      readonly payment: Payment;
      readonly tried: readonly Payment[];
    };
export type EligibleOutcome = Extract<VisitOutcome, { readonly status: 'eligible' }>;
export const isEligible = (outcome: VisitOutcome): outcome is EligibleOutcome => outcome.status === 'eligible';

/** What the whole case would get under another class. */
export type Alternative = { readonly aidClass: ClassPlan; readonly aid: Fen };

/** A case with everything that does not depend on the class chosen. */
export type JudgedCase = {
  readonly plan: EnginePlan;
  readonly facts: CaseFacts;
  readonly judgements: ReadonlyMap<VisitFacts, Judgement>;
  /** What basic insurance paid of the ordinary outpatient visits whose slip does not show it. */
  readonly outpatientBasic: ReadonlyMap<VisitFacts, OutpatientBasicLine>;
  /** Whether the year is closed, so that nothing waits for its end. */
  readonly isYearClosed: boolean;
};

/** Judges every visit of a case once. */
export function judgeCase(pack: PolicyPack, options: JudgeOptions, aidCase: AidCase): JudgedCase {
  const plan = preparePlan(pack.content);
  const facts = toCaseFacts(pack.content, aidCase, options.local ?? {});
  const judgements = new Map(facts.visits.map((visit) => [visit, judgeVisit(plan, facts, visit)] as const));
  const isOnlyItsKind = (visit: VisitFacts): boolean => {
    const judgement = judgements.get(visit);
    return judgement !== undefined && firstObstacle(judgement)?.reason === 'kind_not_covered';
  };
  const ordinary = facts.ordered.filter(isOnlyItsKind);
  const outpatientBasic =
    plan.outpatientBasic === null ? new Map() : computeOutpatientBasic(plan.outpatientBasic, ordinary);
  return { plan, facts, judgements, outpatientBasic, isYearClosed: options.closeYear === true };
}

/** The person's counters while the visits are taken in order. */
type Ledger = { readonly accounts: Map<string, Account>; readonly x: Map<number, Fen> };
const openLedger = (): Ledger => ({ accounts: new Map(), x: new Map() });

function payBest(judged: JudgedCase, ledger: Ledger, visit: VisitFacts, classes: readonly ClassPlan[]) {
  const { plan, facts } = judged;
  const xBefore = ledger.x.get(visit.year) ?? openingX(facts, visit.year);
  const tried = classes.map((aidClass) => {
    const account = ledger.accounts.get(periodOf(visit, aidClass)) ?? openAccount(plan, facts, visit, aidClass);
    return { account, payment: payVisit(plan, facts, account, xBefore, visit, aidClass) };
  });
  // Strictly more wins, so that on a tie the pack's order does (contract 4.5).
  const best = tried.reduce((winner, next) => (next.payment.aidTotal > winner.payment.aidTotal ? next : winner));
  ledger.accounts.set(periodOf(visit, best.payment.aidClass), post(best.account, best.payment.posting));
  ledger.x.set(visit.year, plus(xBefore, visit.x));
  return { payment: best.payment, tried: tried.map(({ payment }) => payment) };
}

const judgementOf = ({ plan, facts, judgements }: JudgedCase, visit: VisitFacts): Judgement =>
  judgements.get(visit) ?? judgeVisit(plan, facts, visit);

/** Settles the visits in the order of contract 4.3, each under the class that gives it most. */
export function settleVisits(judged: JudgedCase): readonly VisitOutcome[] {
  const ledger = openLedger();
  const outcomes = judged.facts.ordered.map((visit): VisitOutcome => {
    const judgement = judgementOf(judged, visit);
    const obstacle = firstObstacle(judgement);
    if (obstacle !== null) {
      return { visit, status: obstacle.result === 'fail' ? 'excluded' : 'undecided', obstacle };
    }
    const paid = payBest(judged, ledger, visit, judgement.classes);
    return { visit, status: 'eligible', isDeferred: false, ...paid };
  });
  const aided = outcomes.filter(isEligible).map(({ visit }) => visit);
  const deferred = deferredYears(judged.plan, judged.facts, aided, judged.isYearClosed);
  return outcomes.map((outcome) =>
    isEligible(outcome) ? { ...outcome, isDeferred: deferred.has(outcome.visit.year) } : outcome,
  );
}

/** The classes that are valid for a visit which nothing but a parameter can hold up. */
const openClasses = (judged: JudgedCase, visit: VisitFacts): readonly ClassPlan[] => {
  const judgement = judgementOf(judged, visit);
  const obstacle = firstObstacle(judgement);
  return obstacle === null || obstacle.condition === 'parameters' ? judgement.classes : [];
};

/** The aid of the whole case under one class alone; null when a visit lacks a parameter of that class. */
function aidUnder(judged: JudgedCase, aidClass: ClassPlan): Fen | null {
  const { plan, facts } = judged;
  const visits = facts.ordered.filter((visit) => openClasses(judged, visit).includes(aidClass));
  if (visits.some((visit) => missingParameter(plan, facts, visit, aidClass) !== null)) return null;
  const ledger = openLedger();
  return sumFen(visits.map((visit) => payBest(judged, ledger, visit, [aidClass]).payment.aidTotal));
}

/** Every other class valid for a visit of the case, with what the whole case would get under it, best first. */
export function findAlternatives(judged: JudgedCase, chosen: string | null): readonly Alternative[] {
  const valid = new Set(judged.facts.visits.flatMap((visit) => openClasses(judged, visit)));
  return judged.plan.classes
    .filter((aidClass) => valid.has(aidClass) && aidClass.id !== chosen)
    .map((aidClass) => ({ aidClass, aid: aidUnder(judged, aidClass) }))
    .filter((item): item is Alternative => item.aid !== null)
    .sort((a, b) => b.aid - a.aid);
}
