import { z } from 'zod';
import { OBJECTION_WAYS } from '../../domain/notice/objection-ways.ts';
import { applicationRow } from './application.ts';
import { channel, id, instant, nothing } from '../channel.ts';

const day = z.iso.date();
const reason = z.string().trim().max(400);
const source = z.string().trim().min(2).max(200);

/** What the county asks about public notices. */
export const noticeRule = z.discriminatedUnion('isRequired', [
  z.strictObject({ isRequired: z.literal(false), source }),
  z.strictObject({
    isRequired: z.literal(true),
    days: z.number().int().min(1).max(90),
    /** Working days; else days of the calendar, the last of which is a working day. */
    isWorking: z.boolean(),
    source,
  }),
]);

export const objectionView = z.strictObject({
  id,
  applicationId: id,
  by: z.string(),
  contact: z.string(),
  way: z.enum(OBJECTION_WAYS),
  text: z.string(),
  receivedOn: z.string(),
  recordedAt: instant,
  recordedBy: z.string(),
  decided: z
    .strictObject({
      result: z.enum(['dismissed', 'upheld']),
      at: instant,
      by: z.string(),
      reason: z.string(),
      permitNo: z.string().nullable(),
    })
    .nullable(),
});
export type ObjectionView = z.infer<typeof objectionView>;

const noticeItem = z.strictObject({
  application: applicationRow,
  /** False: it left the notice, because it was taken back or settled again. */
  isIn: z.boolean(),
  /** Settled by whoever is logged in, who may decide no objection to it without the county's permit. */
  isOwn: z.boolean(),
  objections: z.array(objectionView),
});
export type NoticeItemView = z.infer<typeof noticeItem>;

export const noticeView = z.strictObject({
  id,
  number: z.string(),
  /** `running`: until its last day is over · `ended`: something of it waits for sealing · `done`: nothing does. */
  state: z.enum(['running', 'ended', 'done', 'withdrawn']),
  from: z.string(),
  to: z.string(),
  /** How long, in words: `5 个工作日`. */
  length: z.string(),
  source: z.string(),
  /** False: a year without a calendar of holidays was counted from Monday to Friday. */
  isCertain: z.boolean(),
  place: z.string(),
  phone: z.string(),
  begunAt: instant,
  begunBy: z.string(),
  withdrawn: z.strictObject({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** Begun by mistake: it can still be taken back. */
  canUndo: z.boolean(),
  items: z.array(noticeItem),
});
export type NoticeView = z.infer<typeof noticeView>;

export const noticeChannels = {
  /** The county's rule, what waits for a notice, and the notices, newest first; finished ones only the last 50. */
  'notice/view': channel(
    'user',
    'read',
    nothing,
    z.strictObject({
      /** Null: nobody has set it. */
      rule: noticeRule.nullable(),
      waiting: z.array(applicationRow),
      notices: z.array(noticeView),
    }),
  ),
  /** How many wait for a notice, are in one that holds them back, and of these are held back by an objection. */
  'notice/counts': channel(
    'user',
    'read',
    nothing,
    z.strictObject({
      isSet: z.boolean(),
      waiting: z.number().int(),
      running: z.number().int(),
      objected: z.number().int(),
    }),
  ),
  /** The notice an application is in, with the objections to it ever made. */
  'notice/ofApplication': channel(
    'user',
    'read',
    z.strictObject({ applicationId: id }),
    z.strictObject({ notice: noticeView.nullable(), objections: z.array(objectionView) }),
  ),
  /** The last day of a notice that begins on a day. NOTICE_UNSET, NOTICE_NOT_ASKED. */
  'notice/end': channel(
    'user',
    'read',
    z.strictObject({ from: day }),
    z.strictObject({ to: z.string(), length: z.string(), isCertain: z.boolean() }),
  ),
  'notice/setRule': channel('admin', 'write', z.strictObject({ rule: noticeRule }), nothing),
  /** 已复核 → 公示中. NOTICE_UNSET, NOTICE_NOT_ASKED, NOTICE_START_PAST, SETTLEMENT_OUTDATED, WRONG_STATUS. */
  'notice/start': channel(
    'clerk',
    'write',
    z.strictObject({
      applicationIds: z.array(id).min(1).max(500),
      from: day,
      place: z.string().trim().max(100),
      phone: z.string().trim().max(64),
    }),
    noticeView,
  ),
  /** Takes back a notice that was begun by mistake. REASON_REQUIRED, NOTICE_USED. */
  'notice/undo': channel('clerk', 'write', z.strictObject({ noticeId: id, reason }), noticeView),
  /** Takes down an objection. REASON_REQUIRED, OBJECTION_DAY, WRONG_STATUS. */
  'notice/object': channel(
    'clerk',
    'write',
    z.strictObject({
      applicationId: id,
      revision: z.number().int().positive(),
      by: z.string().trim().max(60),
      contact: z.string().trim().max(60),
      way: z.enum(OBJECTION_WAYS),
      text: z.string().trim().max(1000),
      receivedOn: day,
    }),
    objectionView,
  ),
  /** 异议不成立, by somebody else than who settled. REASON_REQUIRED, OBJECTION_DECIDED, FOUR_EYES_OBJECTION. */
  'notice/dismiss': channel('reviewer', 'write', z.strictObject({ objectionId: id, reason }), objectionView),
  /** 异议成立: the application goes back to a draft. REASON_REQUIRED, OBJECTION_DECIDED, FOUR_EYES_OBJECTION. */
  'notice/uphold': channel('reviewer', 'write', z.strictObject({ objectionId: id, reason }), objectionView),
};
