import type { SinglePersonPermit } from '../records.ts';

/** Something an application lacks, as the notice of completion names it. */
export type MissingItem = { readonly what: string; readonly why: string };

/** A condition that is not met, as the notice of refusal names it. */
export type FailedCondition = {
  readonly condition: string;
  readonly rule: string;
  readonly fact: string;
  readonly source: string;
  readonly article: string;
  readonly passage: string;
};

/** Why an application stands beside the usual way, frozen when it went there. */
export type OutcomeRecord = {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: 'correcting' | 'refusing' | 'refused' | 'withdrawn';
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** Of 待补正. */
  readonly missing: readonly MissingItem[];
  /** Of 拟不予救助 and 不予救助. */
  readonly failed: readonly FailedCondition[];
  /** Who proposed what `by` then confirmed; null otherwise. */
  readonly proposedBy: string | null;
  /** The county's permit under which both were one. */
  readonly permit: SinglePersonPermit | null;
};
