import { CONDITION_NAMES } from '../../settlement/eligibility-line.ts';

/**
 * The facts of a bill that two people may set aside, with the county's article for special cases behind them: taken as
 * met, whatever was entered. Insurance, identity, kind of cost, dates and amounts are not among them: those are what the
 * aid is worked out from, and nobody at a window may put them in place of what they are.
 */
export const EXEMPT_FACTS = ['designated', 'referral'] as const;
export type ExemptFact = (typeof EXEMPT_FACTS)[number];

/** The condition that the fact decides, as 核查 calls it. */
export const EXEMPT_FACT_WORDS: Readonly<Record<ExemptFact, string>> = {
  designated: CONDITION_NAMES.designated,
  referral: CONDITION_NAMES.referral,
};

/** A bill line and the fact of it that is set aside. */
export type Exempted = { readonly visit: string; readonly fact: ExemptFact };

/** A bill line as it counts: what was set aside for it is taken as met. Its amounts stay. */
export function withExemptions<V extends { readonly designated: boolean | null; readonly referral: boolean | null }>(
  visit: V,
  key: string,
  exempted: readonly Exempted[],
): V {
  const own = exempted.filter((each) => each.visit === key);
  const has = (fact: ExemptFact): boolean => own.some((each) => each.fact === fact);
  if (own.length === 0) return visit;
  return {
    ...visit,
    designated: has('designated') ? true : visit.designated,
    referral: has('referral') ? true : visit.referral,
  };
}
