import type { PolicyPack } from '#rules';
import type { Exemptible, ExemptionView } from '#shared/contract/case/exemption.ts';
import { EXEMPT_FACT_WORDS, EXEMPT_FACTS } from '#shared/domain/exemption/exempt-fact.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { isSameUser } from '../../store/same-user.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { ExemptionRecord } from '../../store/records/exemption-record.ts';
import type { Actor } from '../../store/store-env.ts';
import { gatherAssessInput } from '../application/gather-assess-input.ts';
import { assessForm } from '../assess/assess-form.ts';
import { visitName } from '../assess/gaps.ts';
import type { UserContext } from '../handlers/unlocked.ts';

/** An exemption as the window shows it. */
export function exemptionView(exemption: ExemptionRecord, form: ApplicationForm, actor: Actor): ExemptionView {
  const { id, visit, fact, found, reason, evidence, state, askedAt, askedBy, askedById, decided } = exemption;
  return {
    id,
    visit,
    visitName: visitName(form, visit),
    fact,
    condition: EXEMPT_FACT_WORDS[fact],
    found,
    reason,
    evidence,
    state,
    askedAt,
    askedBy,
    isOwn: isSameUser(askedById, askedBy, actor),
    decided:
      decided === null
        ? null
        : { at: decided.at, by: decided.by, reason: decided.reason, permitNo: decided.permit?.permitNo ?? null },
  };
}

/** The conditions of an accepted application that fail or are not known and may be set aside. */
export function exemptibleOf(
  context: Pick<UserContext, 'open' | 'clock'>,
  pack: PolicyPack,
  { id, form }: ApplicationRecord,
): readonly Exemptible[] {
  const { eligibility } = assessForm(gatherAssessInput(context, pack, id, form), { withTrace: false });
  return eligibility.flatMap(({ visit, condition, rule, fact: found, result, article }): readonly Exemptible[] => {
    const fact = EXEMPT_FACTS.find((each) => EXEMPT_FACT_WORDS[each] === condition);
    if (fact === undefined || visit === null || result === 'pass') return [];
    return [{ visit, visitName: visitName(form, visit), fact, condition, rule, found, article }];
  });
}
