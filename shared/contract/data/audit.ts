import { z } from 'zod';
import { channel, id, instant, nothing } from '../channel.ts';

/** Kinds of entries as people ask for them. */
export const AUDIT_GROUPS = ['read', 'application', 'paper', 'batch', 'session', 'user', 'setting', 'backup'] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

export const AUDIT_GROUP_WORDS: Readonly<Record<AuditGroup, string>> = {
  read: '查看',
  application: '办理申请',
  paper: '打印与导出',
  batch: '封批',
  session: '登录与密码',
  user: '用户管理',
  setting: '设置与政策',
  backup: '备份与恢复',
};

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const auditFilter = z.strictObject({
  userId: id.nullable(),
  group: z.enum(AUDIT_GROUPS).nullable(),
  /** A person or application as one types it into the search box; empty for all. */
  about: z.string().max(64),
  /** First and last day. */
  from: day.nullable(),
  to: day.nullable(),
});
export type AuditFilterInput = z.infer<typeof auditFilter>;

export const auditRow = z.strictObject({
  seq: z.number().int(),
  at: instant,
  userName: z.string(),
  /** What was done, in words. */
  what: z.string(),
  /** To whom or what: a name, a number, a file; empty when the entry is about nothing of the kind. */
  about: z.string(),
  /** The application to open; null when it is about none. */
  applicationId: id.nullable(),
  reason: z.string(),
  /** First digits of the entry's hash, for comparing with a batch or a paper. */
  hash: z.string(),
});
export type AuditRow = z.infer<typeof auditRow>;

export const auditVerdict = z.discriminatedUnion('state', [
  /** `entries`: how many there are. `gaps`: numbers `from` to `to` that the restore in entry `by` has taken away. */
  z.strictObject({
    state: z.literal('sound'),
    entries: z.number().int(),
    gaps: z.array(z.strictObject({ from: z.number().int(), to: z.number().int(), by: z.number().int(), at: instant })),
  }),
  /** `sentence`: what is wrong with the first broken entry, in Chinese. */
  z.strictObject({ state: z.literal('broken'), seq: z.number().int(), sentence: z.string() }),
  /** Chain and rows are right, yet look-ups may miss some of them. */
  z.strictObject({ state: z.literal('hidden'), sentence: z.string() }),
  z.strictObject({ state: z.literal('cancelled') }),
]);
export type AuditVerdict = z.infer<typeof auditVerdict>;

export const auditChannels = {
  /** Entries before number `before`, newest first; 0 for the newest. `total`: how many the filter lets through. */
  'audit/list': channel(
    'admin',
    'read',
    z.strictObject({
      filter: auditFilter,
      before: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({
      rows: z.array(auditRow),
      total: z.number().int(),
      users: z.array(z.strictObject({ id, name: z.string() })),
    }),
  ),
  /** Asks where to, writes what the filter lets through as a table. `path` null: cancelled. */
  'audit/export': channel(
    'admin',
    'write',
    z.strictObject({ filter: auditFilter }),
    z.strictObject({ path: z.string().nullable(), count: z.number().int() }),
  ),
  /** Checks the chain, every row it names and the heads in the batches; tells `audit/progress` meanwhile. */
  'audit/verify': channel('admin', 'read', nothing, auditVerdict),
  'audit/cancelVerify': channel('admin', 'read', nothing, nothing),
};
