import type { ConditionId, EligibilityLine } from '#shared/settlement/eligibility-line.ts';
import type { ReasonCode } from '#shared/settlement/reasons.ts';
import type { CaseFacts, VisitFacts } from '../case-facts.ts';
import type { ClassPlan, EnginePlan } from '../plan.ts';
import type { IdentityStanding } from './standing.ts';

/** A line without the visit it belongs to. */
export type Line = Omit<EligibilityLine, 'visit'>;

/** Everything a condition may ask. `classes` is null when the pack does not cover the visit's date. */
export type Asked = {
  readonly plan: EnginePlan;
  readonly facts: CaseFacts;
  readonly visit: VisitFacts;
  readonly standings: readonly IdentityStanding[];
  readonly classes: readonly ClassPlan[] | null;
};

export type Verdict = Pick<Line, 'result' | 'reason' | 'missing'>;

/**
 * One condition. Judging is apart from describing: of the thousands of visits that pass, nobody reads the sentences.
 * `judge` gives null where the condition is not asked of the visit; `describe` is called only where it is.
 */
export type Condition = {
  readonly id: ConditionId;
  readonly judge: (asked: Asked) => Verdict | null;
  readonly describe: (asked: Asked, verdict: Verdict) => Pick<Line, 'rule' | 'fact' | 'article'>;
};

export const PASSED: Verdict = { result: 'pass', reason: null, missing: [] };
export const failed = (reason: ReasonCode): Verdict => ({ result: 'fail', reason, missing: [] });
export const unknown = (reason: ReasonCode, missing: string[]): Verdict => ({ result: 'unknown', reason, missing });

/** The verdict on a condition as a line of its own. */
export const lineOf = ({ id, describe }: Condition, asked: Asked, verdict: Verdict): Line => ({
  condition: id,
  ...describe(asked, verdict),
  result: verdict.result,
  reason: verdict.reason,
  missing: [...verdict.missing],
});
