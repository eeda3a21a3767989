import type { CaseFacts, VisitFacts } from '../case-facts.ts';
import { replacementFor } from '../funds.ts';
import { hasSupplement } from '../layers/compute-layers.ts';
import type { ClassPlan, EnginePlan } from '../plan.ts';
import { resolveTerms } from '../planning/resolve-terms.ts';

/** The first thing that a visit with layers to compute lacks, in the order of contract 4.8. */
function missingLayer({ layers }: EnginePlan, facts: CaseFacts, visit: VisitFacts, aidClass: ClassPlan): string | null {
  if (visit.source.layers === 'given') return null;
  if (facts.person.insurance === 'employee') return 'local.employeeLayers';
  if (layers === null) return 'local.seriousIllness';
  if (facts.openings.get(visit.year)?.x === null) return 'opening.x';
  return facts.person.hukou === undefined && hasSupplement(layers, aidClass) ? 'person.hukou' : null;
}

/** The first parameter that a fund of the class lacks. */
function missingTerms(plan: EnginePlan, facts: CaseFacts, visit: VisitFacts, aidClass: ClassPlan): string | null {
  const perDay = replacementFor(plan, visit, aidClass);
  if (perDay !== null && !facts.local.has(perDay.rateKey)) return `local.${perDay.rateKey}`;
  for (const fund of plan.funds) {
    if (fund.method !== 'share') continue;
    const resolved = resolveTerms(facts, visit, aidClass, fund);
    if (resolved.applies && resolved.terms === null) return resolved.missing;
  }
  return null;
}

/** The first parameter without which a class cannot be computed for a visit, as a dotted name; layers before funds. */
export const missingParameter = (
  plan: EnginePlan,
  facts: CaseFacts,
  visit: VisitFacts,
  aidClass: ClassPlan,
): string | null => missingLayer(plan, facts, visit, aidClass) ?? missingTerms(plan, facts, visit, aidClass);
