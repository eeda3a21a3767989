import type { EligibilityLine } from '#shared/settlement/eligibility-line.ts';
import type { CaseFacts, VisitFacts } from '../case-facts.ts';
import type { ClassPlan, EnginePlan } from '../plan.ts';
import { lineOf, type Asked, type Condition, type Line } from './condition.ts';
import { IDENTITY, LOOKBACK, ONE_OFF_PERIOD } from './identity-conditions.ts';
import { PARAMETERS } from './parameters-condition.ts';
import { HUKOU, INSURANCE, WAITING } from './person-conditions.ts';
import { standingsOf, validClasses } from './standing.ts';
import { DESIGNATED, KIND, RANGE, REFERRAL } from './visit-conditions.ts';

/** Every condition, in the order of contract 5. */
const CONDITIONS: readonly Condition[] = [
  RANGE,
  INSURANCE,
  DESIGNATED,
  KIND,
  REFERRAL,
  HUKOU,
  IDENTITY,
  ONE_OFF_PERIOD,
  LOOKBACK,
  WAITING,
  PARAMETERS,
];

/** The first condition that a visit does not pass (null when it passes all), and the classes to try when it does. */
export type Judgement = { readonly obstacle: Line | null; readonly classes: readonly ClassPlan[] };

function askedOf(plan: EnginePlan, facts: CaseFacts, visit: VisitFacts): Asked {
  const standings = standingsOf(plan, facts, visit);
  return { plan, facts, visit, standings, classes: validClasses(plan, facts, visit, standings) };
}

/** Asks the conditions of one visit up to the first that it does not pass. */
export function judgeVisit(plan: EnginePlan, facts: CaseFacts, visit: VisitFacts): Judgement {
  const asked = askedOf(plan, facts, visit);
  const classes = asked.classes ?? [];
  for (const condition of CONDITIONS) {
    const verdict = condition.judge(asked);
    if (verdict !== null && verdict.result !== 'pass') return { obstacle: lineOf(condition, asked, verdict), classes };
  }
  return { obstacle: null, classes };
}

/** One line per condition per visit, in the order of the file: every condition is asked, each by itself. */
export const eligibilityLines = (plan: EnginePlan, facts: CaseFacts): readonly EligibilityLine[] =>
  facts.visits.flatMap((visit) => {
    const asked = askedOf(plan, facts, visit);
    return CONDITIONS.flatMap((condition) => {
      const verdict = condition.judge(asked);
      return verdict === null ? [] : [{ visit: visit.id, ...lineOf(condition, asked, verdict) }];
    });
  });
