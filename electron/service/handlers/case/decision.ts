import type { Handlers } from '#shared/contract/index.ts';
import { isUnsealedSettlement, STATUS_WORDS } from '#shared/domain/application-status.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Context } from '../../service-context.ts';
import { questionsOf } from '../../assess/policy/form-questions.ts';
import { acceptanceOf, known } from '../../application/acceptance.ts';
import { deathRefusal } from '../../application/death-refusal.ts';
import { gatherAssessInput } from '../../application/gather-assess-input.ts';
import { applicationDetail } from '../../application/application-rows.ts';
import { movedBy } from '../../application/moves/may-have-moved.ts';
import { casesMovedBy, outdatedCases } from '../../application/moves/moved-cases.ts';
import { settleContent } from '../../application/settle-content.ts';
import { standingPerson } from '../../application/standing-person.ts';
import { clockRefusal } from '../../damage/clock-trouble.ts';
import { unlocked } from '../unlocked.ts';

type Names =
  | 'application/accept'
  | 'application/settle'
  | 'application/resettle'
  | 'application/moves'
  | 'application/outdated'
  | 'application/reopen';

export const decisionHandlers: Pick<Handlers<Context>, Names> = {
  'application/accept': unlocked((context, { id, revision }) => {
    const { open, packs, clock } = context;
    const { store, station, actor } = open;
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND');
    if (record.status !== 'draft') return fail('WRONG_STATUS', { status: STATUS_WORDS[record.status] });
    if (record.revision !== revision) return fail('STALE_REVISION');
    const pack = packs.get(station.pack);
    if (!pack.ok) return pack;
    const asked = questionsOf(pack.value);
    const suspect = clockRefusal(store, clock.now());
    if (suspect !== null) return suspect;
    const acceptance = acceptanceOf(record.form, station, clock.today(), asked);
    if (!acceptance.ok) return acceptance;
    const dead = deathRefusal(gatherAssessInput(context, pack.value, id, record.form));
    if (dead !== null) return dead;
    const accepted = store.applications.accept(actor, id, revision, acceptance.value);
    return accepted.ok ? ok(applicationDetail(store, accepted.value, asked)) : accepted;
  }),
  'application/settle': unlocked(
    (context, { id, revision, expected }): Result<ReturnType<typeof applicationDetail>> => {
      const { store, station, actor } = context.open;
      const record = store.applications.get(id);
      if (record === null) return fail('NOT_FOUND');
      if (record.status !== 'accepted') return fail('WRONG_STATUS', { status: STATUS_WORDS[record.status] });
      if (record.revision !== revision) return fail('STALE_REVISION');
      const suspect = clockRefusal(store, context.clock.now());
      if (suspect !== null) return suspect;
      const pack = context.packs.get(station.pack);
      if (!pack.ok) return pack;
      const open = store.exemptions.of(id).filter(({ state }) => state === 'asked');
      if (open.length > 0) return fail('EXEMPTION_OPEN', { count: open.length });
      const content = settleContent(context, pack.value, record, expected);
      if (!content.ok) return content;
      const settled = store.applications.settle(actor, id, revision, content.value);
      return settled.ok ? ok(applicationDetail(store, settled.value, questionsOf(pack.value))) : settled;
    },
  ),
  'application/resettle': unlocked((context, { id, revision, expected }) => {
    const { store, actor } = context.open;
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND');
    if (!isUnsealedSettlement(record.status)) {
      return fail('WRONG_STATUS', { status: STATUS_WORDS[record.status] });
    }
    if (record.revision !== revision) return fail('STALE_REVISION');
    const suspect = clockRefusal(store, context.clock.now());
    if (suspect !== null) return suspect;
    const frozen = known(store.settlements.of(id), 'settlement');
    const pack = context.packs.get(frozen.packId);
    if (!pack.ok) return pack;
    const content = settleContent(context, pack.value, record, expected);
    if (!content.ok) return content;
    const cause = movedBy(store, record);
    const reason = cause === null ? '台账或政策有变化' : `因申请 ${cause} 变动`;
    const settled = store.applications.resettle(actor, id, revision, content.value, reason);
    return settled.ok ? ok(applicationDetail(store, settled.value, questionsOf(pack.value))) : settled;
  }),
  'application/moves': unlocked((context, { id }) => {
    const record = context.open.store.applications.get(id);
    return record === null ? fail('NOT_FOUND') : ok({ rows: [...casesMovedBy(context, record)] });
  }),
  'application/outdated': unlocked((context, { ids = null }) => ok({ rows: [...outdatedCases(context, ids)] })),
  'application/reopen': unlocked(({ open: { store, station, actor }, packs }, { id, revision, reason }) => {
    if (reason === '') return fail('REASON_REQUIRED');
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND');
    const pack = packs.get(station.pack);
    if (!pack.ok) return pack;
    const asked = questionsOf(pack.value);
    const reopened = store.applications.reopen(actor, id, revision, reason, standingPerson(store, record, asked));
    return reopened.ok ? ok(applicationDetail(store, reopened.value, asked)) : reopened;
  }),
};
