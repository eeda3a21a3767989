import type { Handlers } from '#shared/contract/index.ts';
import { toDay } from '#shared/day.ts';
import { noticeDaysWords, noticeEnd, type NoticeRule } from '#shared/domain/notice/notice-rule.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { applicationRow } from '../../application/application-rows.ts';
import { askedOf } from '../../application/asked-of.ts';
import { stillHolds } from '../../application/moves/still-holds.ts';
import { permitOf } from '../../application/single-person.ts';
import { standingPerson } from '../../application/standing-person.ts';
import { clockRefusal } from '../../damage/clock-trouble.ts';
import { limitsOf } from '../../desk/time-limit.ts';
import { ruleOf, setRule } from '../../public-notice/notice-rule.ts';
import { noticeView, objectionView } from '../../public-notice/notice-views.ts';
import { hasOpenObjection, readyToSeal } from '../../public-notice/ready-to-seal.ts';
import type { Context } from '../../service-context.ts';
import { pcNameOf } from '../../session/station.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names =
  | 'notice/view'
  | 'notice/counts'
  | 'notice/ofApplication'
  | 'notice/end'
  | 'notice/setRule'
  | 'notice/start'
  | 'notice/undo'
  | 'notice/object'
  | 'notice/dismiss'
  | 'notice/uphold';

/** Finished notices that are shown; older ones stand in the operation record and on each application. */
const MOST_DONE = 50;

/** How long a notice runs, where the county asks for one. */
function askedLength({ open }: UserContext): Result<Extract<NoticeRule, { isRequired: true }>> {
  const rule = ruleOf(open.store);
  if (rule === null) return fail('NOTICE_UNSET');
  return rule.isRequired ? ok(rule) : fail('NOTICE_NOT_ASKED');
}

function lengthFrom(context: UserContext, typed: string) {
  const rule = askedLength(context);
  if (!rule.ok) return rule;
  const from = toDay(typed);
  if (from < context.clock.today()) return fail('NOTICE_START_PAST');
  const { calendar } = limitsOf(context.open.store);
  const to = noticeEnd(from, rule.value, calendar);
  const { source } = rule.value;
  return ok({ from, to, length: noticeDaysWords(rule.value), source, isCertain: calendar.isCertain(from, to) });
}

export const noticeHandlers: Pick<Handlers<Context>, Names> = {
  'notice/view': unlocked((context) => {
    const { store } = context.open;
    const views = store.notices.list().map((notice) => noticeView(context, notice));
    const isOpen = ({ state }: (typeof views)[number]): boolean => state === 'running' || state === 'ended';
    const notices = [...views.filter(isOpen), ...views.filter((view) => !isOpen(view)).slice(0, MOST_DONE)];
    return ok({ rule: ruleOf(store), waiting: store.applications.standing('reviewed').map(applicationRow), notices });
  }),
  'notice/counts': unlocked(({ open: { store }, clock }) => {
    const rule = ruleOf(store);
    const today = clock.today();
    const held = store.applications.standing('noticing').filter((record) => !readyToSeal(store, record, today).ok);
    return ok({
      isSet: rule !== null,
      waiting: rule?.isRequired === true ? store.applications.count('reviewed') : 0,
      running: held.length,
      objected: held.filter(({ id }) => hasOpenObjection(store, id)).length,
    });
  }),
  'notice/ofApplication': unlocked((context, { applicationId }) => {
    const { notices } = context.open.store;
    const notice = notices.of(applicationId);
    return ok({
      notice: notice === null ? null : noticeView(context, notice),
      objections: notices.objectionsTo(applicationId).map(objectionView),
    });
  }),
  'notice/end': unlocked((context, { from }) => {
    const asked = lengthFrom(context, from);
    if (!asked.ok) return asked;
    const { to, length, isCertain } = asked.value;
    return ok({ to, length, isCertain });
  }),
  'notice/setRule': unlocked(({ open: { store, actor } }, { rule }) => {
    setRule(store, actor, rule);
    return ok({});
  }),
  'notice/start': unlocked((context, { applicationIds, from, place, phone }) => {
    const { store, station, actor } = context.open;
    const suspect = clockRefusal(store, context.clock.now());
    if (suspect !== null) return suspect;
    const asked = lengthFrom(context, from);
    if (!asked.ok) return asked;
    const applications: { readonly id: string; readonly revision: number }[] = [];
    for (const id of new Set(applicationIds)) {
      const record = store.applications.get(id);
      if (record === null) return fail('NOT_FOUND');
      // What hangs for days shall not be a sum that has moved already.
      const holds = record.status === 'reviewed' ? stillHolds(context, record) : ok(undefined);
      if (!holds.ok) return holds;
      applications.push({ id, revision: record.revision });
    }
    const started = store.notices.start(actor, {
      ...asked.value,
      pcName: pcNameOf(station),
      place,
      phone,
      applications,
    });
    return started.ok ? ok(noticeView(context, started.value)) : started;
  }),
  'notice/undo': unlocked((context, { noticeId, reason }) => {
    const undone = context.open.store.notices.undo(context.open.actor, noticeId, reason);
    return undone.ok ? ok(noticeView(context, undone.value)) : undone;
  }),
  'notice/object': unlocked(({ open: { store, actor }, clock }, { applicationId, revision, ...said }) => {
    const receivedOn = toDay(said.receivedOn);
    const notice = store.notices.of(applicationId);
    if (notice !== null && (receivedOn < notice.from || receivedOn > clock.today())) return fail('OBJECTION_DAY');
    const taken = store.notices.object(actor, applicationId, revision, { ...said, receivedOn });
    return taken.ok ? ok(objectionView(taken.value)) : taken;
  }),
  'notice/dismiss': unlocked(({ open: { store, station, actor }, clock }, { objectionId, reason }) => {
    const permit = permitOf(station, clock.today());
    const decided = store.notices.dismiss(actor, objectionId, reason, permit);
    return decided.ok ? ok(objectionView(decided.value)) : decided;
  }),
  'notice/uphold': unlocked((context, { objectionId, reason }) => {
    const { store, station, actor } = context.open;
    const objection = store.notices.objection(objectionId);
    const record = objection === null ? null : store.applications.get(objection.applicationId);
    if (record === null) return fail('NOT_FOUND');
    const standing = standingPerson(store, record, askedOf(context, record.id));
    const permit = permitOf(station, context.clock.today());
    const decided = store.notices.uphold(actor, objectionId, reason, permit, standing);
    return decided.ok ? ok(objectionView(decided.value)) : decided;
  }),
};
