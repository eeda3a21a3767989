import type { EligibilityLine } from '#shared/settlement/eligibility-line.ts';
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

type Verdict = Pick<Line, 'result' | 'reason' | 'missing'>;

export const passed = (): Verdict => ({ result: 'pass', reason: null, missing: [] });
export const failed = (reason: ReasonCode): Verdict => ({ result: 'fail', reason, missing: [] });
export const unknown = (reason: ReasonCode, missing: string[]): Verdict => ({ result: 'unknown', reason, missing });
