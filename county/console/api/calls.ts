import { z } from 'zod';
import { typedLine, typedText } from '#shared/plain-text.ts';
import { day, hash, pcName } from '#shared/protocol/field.ts';
import { placeSchema } from '../../books/events.ts';
import { type Role, ROLES } from '../../books/roles.ts';
import type {
  PackLookView,
  PublishedPackView,
  PublishedRosterView,
  PublishedView,
  RosterLookView,
  SentAlsoView,
  SentLedgerView,
} from './publish-views.ts';
import { isFormerPc, MOST_FORMER_PCS } from './former-pcs.ts';
import { PAY_MARK } from './pay-mark.ts';
import type { PapersView } from './papers-views.ts';
import { AUDIT_GROUPS, type AuditView, type StatisticsView } from './figure-views.ts';
import {
  CASE_STATES,
  type BatchesView,
  type MoreBatchesView,
  type CasesView,
  type CaseView,
  type EnrolCodeView,
  type FileView,
  type OneTimeView,
  type PaidBeforeLookView,
  type PaidListsView,
  type PayFileView,
  type PayListView,
  type PcsView,
  type SessionView,
  type SignedInView,
  type StandingView,
  type TownshipsView,
  type UsersView,
} from './views.ts';

/** Who may ask: `anyone`; `chosen` whoever is signed in; `member` whoever is signed in with a password of their own; or a role. */
type Who = 'anyone' | 'chosen' | 'member' | Role;

type CallOptions = {
  /** As long as its body may be, bytes. @default 64 KiB */
  readonly mostBytes?: number;
};

const call = <Input>(input: z.ZodType<Input>, who: Who, { mostBytes }: CallOptions = {}) => ({ input, who, mostBytes });

/** What somebody types, without what nobody sees: one line, or several. */
const typed = (most: number) => z.string().overwrite(typedLine).max(most);
const typedLines = (most: number) => z.string().overwrite(typedText).max(most);

const nothing = z.strictObject({});
const recordRef = z.strictObject({ batch: z.int().min(1), place: z.int().min(0) });
/** As many payments as the body of a call holds. */
export const MOST_PAID_AT_ONCE = 800;
/** In which form a list is wanted. */
const form = z.enum(['csv', 'xlsx']);
const mark = z.string().regex(PAY_MARK);
const listed = {
  totalFen: z.int().min(0),
  payments: z
    .array(z.strictObject({ record: recordRef, amountFen: z.int().min(0) }))
    .min(1)
    .max(MOST_PAID_AT_ONCE),
};
/** A roster of 8 MiB and a half, as base64, with what is said beside it. */
const FILE_CALL = { mostBytes: 12 * 1024 * 1024 };
const file = z.base64().min(1);
/** Which sheet of a workbook; null: the first with headings. */
const sheet = z.string().max(200).nullable();
/** Null: all PCs, also those that come later. */
const to = z.array(z.string().max(64)).min(1).max(500).nullable();
const month = z.string().regex(/^\d{4}-\d{2}$/);
const year = z.int().min(2000).max(2200);
const township = z.string().regex(/^\d{9}$/);
/** Long enough for anything people choose, short enough that nobody can make the service hash for long. */
const password = z.string().min(1).max(200);
const roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);
const user = z.string().trim().min(1).max(60);
/** Of somebody new: to be typed on any keyboard, and said on the telephone. */
const newUser = z.string().regex(/^[a-z][a-z0-9-]{1,29}$/);

/**
 * Every question the console may ask, `POST /console/api/<name>` with JSON: nothing that names people is ever in an address. The
 * page takes types from here and nothing else.
 */
export const CALLS = {
  session: call(nothing, 'anyone'),
  'sign-in': call(z.strictObject({ user, password }), 'anyone'),
  'sign-out': call(nothing, 'chosen'),
  'change-password': call(z.strictObject({ current: password, next: password }), 'chosen'),
  standing: call(nothing, 'member'),
  batches: call(nothing, 'member'),
  'more-batches': call(z.strictObject({ before: z.int().min(1) }), 'member'),
  cases: call(
    z.strictObject({
      text: typed(100),
      states: z.array(z.enum(CASE_STATES)).max(CASE_STATES.length),
      township: township.nullable(),
      batch: z.int().min(1).nullable(),
      /** Accepted in this month. */
      month: month.nullable(),
      after: recordRef.nullable(),
    }),
    'member',
  ),
  case: call(z.strictObject({ record: recordRef }), 'member'),
  papers: call(z.strictObject({ record: recordRef }), 'member'),
  /** Answered with the bytes themselves. */
  paper: call(z.strictObject({ record: recordRef, sha256: hash }), 'member'),
  'ask-papers': call(z.strictObject({ record: recordRef }), 'approver'),
  decide: call(
    z.strictObject({
      record: recordRef,
      decision: z.enum(['approved', 'partly', 'returned']),
      approvedFen: z.int().min(0),
      reason: typedLines(10_000),
      places: z.array(placeSchema.extend({ comment: typedLines(500) })).max(50),
      /** Where the case stood on the page. */
      seen: z.strictObject({ state: z.enum(CASE_STATES), approvedFen: z.int().min(0).nullable() }).optional(),
    }),
    'approver',
  ),
  'pay-list': call(nothing, 'member'),
  'export-pay-list': call(z.strictObject({ ...listed, form }), 'payer'),
  pay: call(z.strictObject({ ...listed, mark, paidOn: day }), 'payer'),
  'paid-lists': call(nothing, 'member'),
  'export-paid-list': call(z.strictObject({ list: z.string().max(64), form }), 'payer'),
  'void-payment': call(
    z.strictObject({ payment: z.string().max(64), paidOn: day, reason: typedLines(10_000) }),
    'payer',
  ),
  'look-paid-before': call(z.strictObject({ number: typed(40) }), 'payer'),
  'enter-paid': call(
    z.strictObject({
      record: recordRef,
      amountFen: z.int().min(0),
      paidOn: day,
      reason: typed(500).min(1),
    }),
    'payer',
  ),
  /** Null: the county's own year; all townships. */
  statistics: call(z.strictObject({ year: year.nullable(), township: township.nullable() }), 'member'),
  'export-statistics': call(z.strictObject({ year, township: township.nullable() }), 'member'),
  audit: call(
    z.strictObject({
      group: z.enum(AUDIT_GROUPS).nullable(),
      user: z.string().max(64).nullable(),
      from: day.nullable(),
      to: day.nullable(),
      before: z.int().min(1).nullable(),
    }),
    'administrator',
  ),
  published: call(nothing, 'administrator'),
  'look-roster': call(z.strictObject({ base64: file, sheet }), 'administrator', FILE_CALL),
  'publish-roster': call(
    z.strictObject({ to, name: typed(100).min(1), asOf: day, base64: file, sheet }),
    'administrator',
    FILE_CALL,
  ),
  'look-pack': call(z.strictObject({ base64: file }), 'administrator', FILE_CALL),
  'publish-pack': call(z.strictObject({ to, base64: file }), 'administrator', FILE_CALL),
  'publish-ledger': call(z.strictObject({ to, year }), 'administrator'),
  'publish-also': call(z.strictObject({ publication: z.string().max(64), to }), 'administrator'),
  townships: call(nothing, 'member'),
  /** An empty name takes one away. */
  'name-townships': call(
    z.strictObject({
      names: z
        .array(z.strictObject({ township, name: typed(40) }))
        .min(1)
        .max(500),
    }),
    'administrator',
  ),
  devices: call(nothing, 'administrator'),
  'make-code': call(
    z
      .strictObject({ pc: pcName, formerPcs: z.array(pcName).max(MOST_FORMER_PCS) })
      .refine(({ pc, formerPcs }) => formerPcs.every((former) => isFormerPc(former, pc))),
    'administrator',
  ),
  'revoke-device': call(z.strictObject({ device: z.string().max(64), reason: typed(500).min(1) }), 'administrator'),
  users: call(nothing, 'administrator'),
  'make-user': call(
    z.strictObject({
      user: newUser,
      name: typed(60).min(1),
      roles,
    }),
    'administrator',
  ),
  'change-roles': call(z.strictObject({ user, roles }), 'administrator'),
  'deactivate-user': call(z.strictObject({ user }), 'administrator'),
  'renew-password': call(z.strictObject({ user }), 'administrator'),
} as const;

type Outputs = {
  readonly session: SessionView;
  readonly 'sign-in': SignedInView;
  readonly 'sign-out': null;
  readonly 'change-password': SignedInView;
  readonly standing: StandingView;
  readonly batches: BatchesView;
  readonly 'more-batches': MoreBatchesView;
  readonly cases: CasesView;
  readonly case: CaseView | null;
  readonly papers: PapersView | null;
  readonly paper: Uint8Array;
  readonly 'ask-papers': null;
  readonly decide: null;
  readonly 'pay-list': PayListView;
  readonly 'export-pay-list': PayFileView;
  readonly pay: null;
  readonly 'paid-lists': PaidListsView;
  readonly 'export-paid-list': FileView;
  readonly 'void-payment': null;
  readonly 'look-paid-before': PaidBeforeLookView;
  readonly 'enter-paid': null;
  readonly statistics: StatisticsView;
  readonly 'export-statistics': FileView;
  readonly audit: AuditView;
  readonly published: PublishedView;
  readonly 'look-roster': RosterLookView;
  readonly 'publish-roster': PublishedRosterView;
  readonly 'look-pack': PackLookView;
  readonly 'publish-pack': PublishedPackView;
  readonly 'publish-ledger': SentLedgerView;
  readonly 'publish-also': SentAlsoView;
  readonly townships: TownshipsView;
  readonly 'name-townships': null;
  readonly devices: PcsView;
  readonly 'make-code': EnrolCodeView;
  readonly 'revoke-device': null;
  readonly users: UsersView;
  readonly 'make-user': OneTimeView;
  readonly 'change-roles': null;
  readonly 'deactivate-user': null;
  readonly 'renew-password': OneTimeView;
};

export type CallName = keyof typeof CALLS;
export type CallInput<N extends CallName> = z.infer<(typeof CALLS)[N]['input']>;
export type CallOutput<N extends CallName> = Outputs[N];
