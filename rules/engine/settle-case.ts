import type { AidCase } from '#shared/settlement/case-file.ts';
import type { CapLine } from '#shared/settlement/cap-line.ts';
import type { EligibilityLine } from '#shared/settlement/eligibility-line.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import type { PolicyPack } from '../packs/policy-pack.ts';
import { eligibilityLines } from './eligibility/judge-visit.ts';
import { remainingOf } from './remaining.ts';
import { toCaseResult } from './result.ts';
import { judgeCase, settingOf, settleVisits, type JudgeOptions, type Setting } from './settle-visits.ts';

/** How a case is settled: the county's parameters, whether the year is closed, and whether every step is wanted. */
export type SettleOptions = JudgeOptions & { readonly trace?: boolean | undefined };

/**
 * Settles one checked case under one pack: pure, no clock, the same bytes every time. Throws only on a case, pack or
 * parameter that was never checked, which is a bug.
 */
export const settleCase = (pack: PolicyPack, aidCase: AidCase, options: SettleOptions = {}): CaseResult =>
  settleUnder(settingOf(pack, options), aidCase, options.trace === true);

/** The same for one of many cases: the pack and the county's parameters are made ready once, by `settingOf`. */
export function settleUnder(setting: Setting, aidCase: AidCase, withTrace: boolean): CaseResult {
  const judged = judgeCase(setting, aidCase);
  return toCaseResult(judged, settleVisits(judged), withTrace);
}

/** One line per condition per visit: the rule, the fact, pass, fail or unknown, and the article. */
export function assessEligibility(
  pack: PolicyPack,
  aidCase: AidCase,
  options: JudgeOptions = {},
): readonly EligibilityLine[] {
  const { plan, facts } = judgeCase(settingOf(pack, options), aidCase);
  return eligibilityLines(plan, facts);
}

/** What is left of each cap, per pool and year (or one-off period) that the case drew on. */
export function remainingCaps(pack: PolicyPack, aidCase: AidCase, options: JudgeOptions = {}): readonly CapLine[] {
  const judged = judgeCase(settingOf(pack, options), aidCase);
  return remainingOf(judged, settleVisits(judged));
}
