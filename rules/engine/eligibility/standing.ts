import { toDay, type Day } from '#shared/day.ts';
import type { AidIdentity } from '#shared/settlement/case-file.ts';
import type { ReasonCode } from '#shared/settlement/reasons.ts';
import type { CaseFacts, VisitFacts } from '../case-facts.ts';
import type { Article, ClassPlan, EnginePlan, LookbackPlan, OneOffPlan } from '../plan.ts';
import { daysEarlier, monthsEarlier } from './calendar-ends.ts';

/** How one identity stands to one visit. */
export type IdentityStanding = {
  readonly identity: AidIdentity;
  readonly aidClass: ClassPlan | null;
  readonly article: Article;
  /**
   * valid: aids the visit · before, after: an identity whose look-back misses the visit · not_aided: in force, but
   * no class names it · not_in_force: ended or not yet begun (for a one-off identity, on the application date).
   */
  readonly standing: 'valid' | 'before' | 'after' | 'not_aided' | 'not_in_force';
};

/** Both ends of the one-off period of an application, both inside it. */
export const oneOffPeriod = (oneOff: OneOffPlan, applicationDate: Day): { readonly from: Day; readonly to: Day } => ({
  from: monthsEarlier(applicationDate, oneOff.months.value),
  to: applicationDate,
});

/** The first day that the look-back of an identity reaches. */
export const lookbackStart = ({ days }: LookbackPlan, identity: AidIdentity): Day =>
  daysEarlier(toDay(identity.from), days.value);

const isInForce = (identity: AidIdentity, day: Day): boolean =>
  identity.from <= day && (identity.to === null || day <= identity.to);

const isInRange = (plan: EnginePlan, day: Day): boolean =>
  plan.from.value <= day && (plan.to.value === null || day <= plan.to.value);

function standingOf(
  plan: EnginePlan,
  facts: CaseFacts,
  visit: VisitFacts,
  identity: AidIdentity,
): IdentityStanding['standing'] {
  const { oneOff, lookback } = plan.classOf.get(identity.category)?.aidClass ?? { oneOff: null, lookback: null };
  if (lookback?.kinds.has(visit.source.kind) && visit.anchor < identity.from) {
    return visit.anchor < lookbackStart(lookback, identity) ? 'before' : 'valid';
  }
  if (!isInForce(identity, oneOff ? facts.applicationDate : visit.anchor)) return 'not_in_force';
  if (!plan.classOf.has(identity.category)) return 'not_aided';
  if (oneOff === null) return 'valid';
  const period = oneOffPeriod(oneOff, facts.applicationDate);
  if (visit.anchor < period.from) return 'before';
  return visit.anchor > period.to ? 'after' : 'valid';
}

/** How every identity of the person stands to a visit, in the order of the file. */
export const standingsOf = (plan: EnginePlan, facts: CaseFacts, visit: VisitFacts): readonly IdentityStanding[] =>
  facts.identities.map((identity) => {
    const member = plan.classOf.get(identity.category);
    return {
      identity,
      aidClass: member?.aidClass ?? null,
      article: member?.article ?? notAidedArticle(plan, identity),
      standing: standingOf(plan, facts, visit, identity),
    };
  });

function notAidedArticle(plan: EnginePlan, identity: AidIdentity): Article {
  const group = plan.pack.notAided.find((entry) => entry.value.includes(identity.category));
  const article = group === undefined ? undefined : plan.pack.articles[group.article];
  if (group === undefined || article === undefined) return plan.clause('identity');
  return { key: group.article, citation: article.citation };
}

/**
 * The classes under which a visit can be aided, in the pack's order. A visit before the pack's first day has only the
 * one-off classes that reach back, and only for an application inside the range; `null` means out of range.
 */
export function validClasses(
  plan: EnginePlan,
  facts: CaseFacts,
  visit: VisitFacts,
  standings: readonly IdentityStanding[],
): readonly ClassPlan[] | null {
  const valid = plan.classes.filter((aidClass) =>
    standings.some((item) => item.standing === 'valid' && item.aidClass?.id === aidClass.id),
  );
  if (isInRange(plan, visit.anchor)) return valid;
  const reaching = valid.filter((aidClass) => aidClass.oneOff?.beforeRange.value === true);
  const mayReach = visit.anchor < plan.from.value && isInRange(plan, facts.applicationDate);
  return mayReach && reaching.length > 0 ? reaching : null;
}

/** Why identities give a visit no aid, by the precedence of contract 5. */
export function identityReason(standings: readonly IdentityStanding[]): ReasonCode {
  const has = (standing: IdentityStanding['standing']): boolean => standings.some((item) => item.standing === standing);
  if (standings.length === 0) return 'no_identity';
  if (has('before')) return 'before_lookback';
  if (has('after')) return 'after_application';
  return has('not_aided') ? 'not_aided_class' : 'identity_ended';
}
