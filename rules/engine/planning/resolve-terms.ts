import type { Fen } from '#shared/fen.ts';
import type { LocalTermsValue, LocalValue } from '../../packs/local/local-schema.ts';
import type { CaseFacts, VisitFacts } from '../case-facts.ts';
import type { AppliedTerms, Article, ClassPlan, Figure, Rate, Resolved, SharePlan, TermsPlan } from '../plan.ts';

const NOT_FOR_IT: Resolved = { applies: false };

const figureOf = <T>(value: T, article: Article): Figure<T> => ({
  value,
  article,
  setBy: 'local',
  confirmed: false,
});

const localRate = ({ deductible, ratio }: LocalTermsValue, article: Article): Rate => ({
  kind: 'ratio',
  deductible: figureOf(deductible, article),
  ratio: figureOf(ratio, article),
});

/** The cap that the county set for a class in a parameter of all caps; null when it set none. */
function localCapOf(facts: CaseFacts, terms: TermsPlan, aidClass: ClassPlan, article: Article): Figure<Fen> | null {
  const value = terms.localCap === null ? undefined : facts.local.get(terms.localCap);
  const cap = value?.kind === 'classCaps' ? value.caps.get(aidClass.id) : undefined;
  return cap === undefined ? null : figureOf(cap, article);
}

/** Inpatient stays have their own terms; every outpatient kind shares the others. */
const partOf = (visit: VisitFacts): 'inpatient' | 'outpatient' =>
  visit.source.kind === 'inpatient' ? 'inpatient' : 'outpatient';

function localTermsOf(
  visit: VisitFacts,
  value: LocalValue | undefined,
  article: Article,
): Pick<AppliedTerms, 'rate' | 'cap'> | null {
  if (value?.kind === 'tiers') {
    return { rate: { kind: 'bands', bands: figureOf(value.tiers, article) }, cap: figureOf(null, article) };
  }
  const terms = value?.kind === 'classTerms' ? value[partOf(visit)] : null;
  if (value?.kind !== 'classTerms' || terms === null) return null;
  return { rate: localRate(terms, article), cap: figureOf(value.cap, article) };
}

/** What a fund gives a class for a visit. */
export function resolveTerms(facts: CaseFacts, visit: VisitFacts, aidClass: ClassPlan, fund: SharePlan): Resolved {
  const terms = fund.terms.get(aidClass.id);
  const { kind } = visit.source;
  if (terms === undefined || (fund.kinds !== null && !fund.kinds.has(kind))) return NOT_FOR_IT;
  if (terms.kinds !== null && !terms.kinds.has(kind)) return NOT_FOR_IT;
  if (terms.setBy === 'policy') {
    const { applied } = terms;
    const cap = localCapOf(facts, terms, aidClass, applied.cap.article);
    return cap === null ? terms.resolved : { applies: true, terms: { ...applied, cap } };
  }
  const value = facts.local.get(terms.setting);
  const local = localTermsOf(visit, value, terms.article);
  if (local === null) {
    const missing = `local.${terms.setting}${terms.isByKind ? `.${partOf(visit)}` : ''}`;
    return { applies: true, terms: null, missing };
  }
  const cap = localCapOf(facts, terms, aidClass, terms.article) ?? local.cap;
  return {
    applies: true,
    terms: { base: terms.base, poolId: terms.poolId, rate: local.rate, isConfirmed: false, cap },
  };
}
