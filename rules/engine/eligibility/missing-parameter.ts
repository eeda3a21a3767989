import type { CaseFacts, VisitFacts } from '../case-facts.ts';
import { replacementFor } from '../funds.ts';
import type { ClassPlan, EnginePlan } from '../plan.ts';

/** The first layer parameter that a visit to compute lacks (contract 4.8). This engine's packs set no layers so far. */
function missingLayer(facts: CaseFacts, visit: VisitFacts): string | null {
  if (visit.source.layers === 'given') return null;
  return facts.person.insurance === 'employee' ? 'local.employeeLayers' : 'local.seriousIllness';
}

/** The first parameter without which a class cannot be computed for a visit, as a dotted name; layers before funds. */
export function missingParameter(
  plan: EnginePlan,
  facts: CaseFacts,
  visit: VisitFacts,
  aidClass: ClassPlan,
): string | null {
  const layer = missingLayer(facts, visit);
  if (layer !== null) return layer;
  const perDay = replacementFor(plan, visit, aidClass);
  return perDay !== null && !facts.local.has(perDay.rateKey) ? `local.${perDay.rateKey}` : null;
}
