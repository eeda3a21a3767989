import type { Handlers } from '#shared/contract/index.ts';
import type { ExemptionView } from '#shared/contract/case/exemption.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { EXEMPT_FACT_WORDS } from '#shared/domain/exemption/exempt-fact.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { ExemptionRecord } from '../../../store/records/exemption-record.ts';
import { isSameUser } from '../../../store/same-user.ts';
import { permitOf } from '../../application/single-person.ts';
import { clockRefusal } from '../../damage/clock-trouble.ts';
import { exemptibleOf, exemptionView } from '../../exemption/exemption-views.ts';
import type { Context } from '../../service-context.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names =
  | 'exemption/ofApplication'
  | 'exemption/waiting'
  | 'exemption/ask'
  | 'exemption/sign'
  | 'exemption/decline'
  | 'exemption/withdraw';

function answer({ open: { store, actor } }: UserContext, done: Result<ExemptionRecord>): Result<ExemptionView> {
  if (!done.ok) return done;
  const record = store.applications.get(done.value.applicationId);
  return record === null ? fail('NOT_FOUND') : ok(exemptionView(done.value, record.form, actor));
}

export const exemptionHandlers: Pick<Handlers<Context>, Names> = {
  'exemption/ofApplication': unlocked((context, { applicationId }) => {
    const { store, station, actor } = context.open;
    const record = store.applications.get(applicationId);
    if (record === null) return fail('NOT_FOUND');
    const rows = store.exemptions.of(applicationId).map((row) => exemptionView(row, record.form, actor));
    const pack = record.status === 'accepted' ? context.packs.get(station.pack) : null;
    if (pack?.ok !== true) return ok({ rows, choices: [] });
    const isAsked = (visit: string, fact: string): boolean =>
      rows.some((row) => row.state === 'asked' && row.visit === visit && row.fact === fact);
    const choices = exemptibleOf(context, pack.value, record).filter(({ visit, fact }) => !isAsked(visit, fact));
    return ok({ rows, choices });
  }),
  'exemption/waiting': unlocked(({ open: { store, actor } }) => {
    const rows = store.exemptions.asked().flatMap(({ applicationId, fact, askedBy, askedById, askedAt }) => {
      const record = store.applications.get(applicationId);
      if (record === null) return [];
      const personName = record.form.person.name.trim();
      const isOwn = isSameUser(askedById, askedBy, actor);
      const condition = EXEMPT_FACT_WORDS[fact];
      return [{ applicationId, number: record.number ?? '—', personName, condition, askedBy, askedAt, isOwn }];
    });
    return ok({ rows });
  }),
  'exemption/ask': unlocked((context, { applicationId, revision, visit, fact, reason, evidence }) => {
    const { store, station, actor } = context.open;
    const suspect = clockRefusal(store, context.clock.now());
    if (suspect !== null) return suspect;
    const record = store.applications.get(applicationId);
    if (record === null) return fail('NOT_FOUND');
    if (record.status !== 'accepted') return fail('WRONG_STATUS', { status: STATUS_WORDS[record.status] });
    const pack = context.packs.get(station.pack);
    if (!pack.ok) return pack;
    const choice = exemptibleOf(context, pack.value, record).find((each) => each.visit === visit && each.fact === fact);
    if (choice === undefined) return fail('EXEMPTION_NOT_NEEDED');
    const input = { visit, fact, found: choice.found, reason, evidence };
    return answer(context, store.exemptions.ask(actor, applicationId, revision, input));
  }),
  'exemption/sign': unlocked((context, { exemptionId }) => {
    const { store, station, actor } = context.open;
    const permit = permitOf(station, context.clock.today());
    return answer(context, store.exemptions.sign(actor, exemptionId, permit));
  }),
  'exemption/decline': unlocked((context, { exemptionId, reason }) =>
    answer(context, context.open.store.exemptions.decline(context.open.actor, exemptionId, reason)),
  ),
  'exemption/withdraw': unlocked((context, { exemptionId, reason }) =>
    answer(context, context.open.store.exemptions.withdraw(context.open.actor, exemptionId, reason)),
  ),
};
