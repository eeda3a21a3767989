import { sumFen, type Fen } from '#shared/fen.ts';
import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import { plus } from '../money.ts';
import type { PolicyPack } from '../packs/policy-pack.ts';
import type { LocalValue } from '../packs/local/local-schema.ts';
import { readLocal } from '../packs/local/read-local.ts';
import { toCaseFacts, type CaseFacts, type VisitFacts } from './case-facts.ts';
import type { Line } from './eligibility/condition.ts';
import { judgeVisit, type Judgement } from './eligibility/judge-visit.ts';
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

/** Aided visits by the calendar year of their anchor, in the order the years come up. */
export function byYear(outcomes: readonly EligibleOutcome[]): ReadonlyMap<number, readonly EligibleOutcome[]> {
  const years = new Map<number, EligibleOutcome[]>();
  for (const outcome of outcomes) {
    const inYear = years.get(outcome.visit.year);
    if (inYear === undefined) years.set(outcome.visit.year, [outcome]);
    else inYear.push(outcome);
  }
  return years;
}

/** What the whole case would get under another class. */
export type Alternative = { readonly aidClass: ClassPlan; readonly aid: Fen };

/** What every case of a file is judged with: made once for all of them. */
export type Setting = {
  readonly plan: EnginePlan;
  readonly local: ReadonlyMap<string, LocalValue>;
  /** Whether the year is closed, so that nothing waits for its end. */
  readonly isYearClosed: boolean;
};

/** The setting of a pack with a county's parameters; a value of another shape was refused before it came here. */
export const settingOf = (pack: PolicyPack, options: JudgeOptions): Setting => ({
  plan: preparePlan(pack.content),
  local: readLocal(pack.content, options.local ?? {}).values,
  isYearClosed: options.closeYear === true,
});

/** A case with everything that does not depend on the class chosen. */
export type JudgedCase = {
  readonly plan: EnginePlan;
  readonly facts: CaseFacts;
  /** By the place of the visit in the file. */
  readonly judgements: readonly Judgement[];
  /** What basic insurance paid of the ordinary outpatient visits whose slip does not show it. */
  readonly outpatientBasic: ReadonlyMap<VisitFacts, OutpatientBasicLine>;
  readonly isYearClosed: boolean;
};

const NOTHING_COMPUTED: JudgedCase['outpatientBasic'] = new Map();

/** Judges every visit of a case once. */
export function judgeCase({ plan, local, isYearClosed }: Setting, aidCase: AidCase): JudgedCase {
  const facts = toCaseFacts(aidCase, local);
  const judgements = facts.visits.map((visit) => judgeVisit(plan, facts, visit));
  const isOnlyItsKind = ({ place }: VisitFacts): boolean => judgements[place]?.obstacle?.reason === 'kind_not_covered';
  const outpatientBasic =
    plan.outpatientBasic === null
      ? NOTHING_COMPUTED
      : computeOutpatientBasic(plan.outpatientBasic, facts.ordered.filter(isOnlyItsKind));
  return { plan, facts, judgements, outpatientBasic, isYearClosed };
}

/** The person's counters while the visits are taken in order. */
type Ledger = { readonly accounts: Map<string, Account>; readonly x: Map<number, Fen> };
const openLedger = (): Ledger => ({ accounts: new Map(), x: new Map() });

/** A visit under a class, and the counters it stands on. */
type Trial = { readonly period: string; readonly account: Account; readonly payment: Payment };

function tryClass(judged: JudgedCase, ledger: Ledger, visit: VisitFacts, aidClass: ClassPlan, xBefore: Fen): Trial {
  const { plan, facts } = judged;
  const period = periodOf(visit, aidClass);
  const account = ledger.accounts.get(period) ?? openAccount(plan, facts, visit, aidClass);
  return { period, account, payment: payVisit(plan, facts, account, xBefore, visit, aidClass) };
}

function payBest(judged: JudgedCase, ledger: Ledger, visit: VisitFacts, classes: readonly ClassPlan[]) {
  const xBefore = ledger.x.get(visit.year) ?? openingX(judged.facts, visit.year);
  const trials = classes.map((aidClass) => tryClass(judged, ledger, visit, aidClass, xBefore));
  // Strictly more wins, so that on a tie the pack's order does (contract 4.5).
  const best = trials.reduce((winner, next) => (next.payment.aidTotal > winner.payment.aidTotal ? next : winner));
  ledger.accounts.set(best.period, post(best.account, best.payment.postings));
  ledger.x.set(visit.year, plus(xBefore, visit.x));
  return { payment: best.payment, tried: trials.map(({ payment }) => payment) };
}

/** Settles the visits in the order of contract 4.3, each under the class that gives it most. */
export function settleVisits(judged: JudgedCase): readonly VisitOutcome[] {
  const ledger = openLedger();
  const outcomes = judged.facts.ordered.map((visit): VisitOutcome => {
    const { obstacle = null, classes = [] } = judged.judgements[visit.place] ?? {};
    if (obstacle !== null) {
      return { visit, status: obstacle.result === 'fail' ? 'excluded' : 'undecided', obstacle };
    }
    const { payment, tried } = payBest(judged, ledger, visit, classes);
    return { visit, status: 'eligible', isDeferred: false, payment, tried };
  });
  const { deferral } = judged.plan;
  if (deferral === null || judged.isYearClosed) return outcomes;
  const aided = outcomes.filter(isEligible).map(({ visit }) => visit);
  const deferred = deferredYears(deferral.upTo.value, judged.facts, aided);
  return outcomes.map((outcome) =>
    isEligible(outcome) ? { ...outcome, isDeferred: deferred.has(outcome.visit.year) } : outcome,
  );
}

/** The classes that are valid for a visit which nothing but a parameter can hold up. */
function openClasses({ judgements }: JudgedCase, visit: VisitFacts): readonly ClassPlan[] {
  const { obstacle = null, classes = [] } = judgements[visit.place] ?? {};
  return obstacle === null || obstacle.condition === 'parameters' ? classes : [];
}

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
  const valid = new Set<ClassPlan>();
  for (const visit of judged.facts.visits) {
    for (const aidClass of openClasses(judged, visit)) if (aidClass.id !== chosen) valid.add(aidClass);
  }
  if (valid.size === 0) return [];
  return judged.plan.classes
    .filter((aidClass) => valid.has(aidClass))
    .map((aidClass) => ({ aidClass, aid: aidUnder(judged, aidClass) }))
    .filter((item): item is Alternative => item.aid !== null)
    .sort((a, b) => b.aid - a.aid);
}
