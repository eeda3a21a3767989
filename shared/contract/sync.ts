import { z } from 'zod';
import { COUNTY_STAGES } from '../domain/county/county-stage.ts';
import { comparedStep } from '../settlement/compare/compared-step.ts';
import { comparedValue } from '../settlement/compare/compared-value.ts';
import { channel, fenAmount, id, instant, nothing } from './channel.ts';

/** A certificate, as it is read over the telephone. */
export const certificateView = z.strictObject({
  /** Whom it is made out to. */
  subject: z.string(),
  /** SHA-256 in groups of four hex digits. */
  fingerprint: z.string(),
  from: instant,
  until: instant,
});
export type CertificateView = z.infer<typeof certificateView>;

const address = z.string().max(300);
/** PEM; empty: one of the well-known authorities vouches for it. */
const certificate = z.string().max(100_000);

export const lineView = z.strictObject({ address: z.string(), certificate: certificateView.nullable() });

export const enrolmentView = z.strictObject({
  county: z.string(),
  countyName: z.string(),
  pc: z.string(),
  enrolledAt: instant,
});

/** What is under way with the county; `done` and `total` are bytes of a batch. */
export const syncProgress = z.strictObject({
  what: z.enum(['call', 'send', 'papers', 'receive', 'export', 'import']),
  seq: z.number().int().nullable(),
  done: z.number().int(),
  total: z.number().int(),
});
export type SyncProgress = z.infer<typeof syncProgress>;

export const syncState = z.strictObject({
  line: lineView.nullable(),
  enrolment: enrolmentView.nullable(),
  progress: syncProgress.nullable(),
  isBusy: z.boolean(),
  /** The time it is, for ages. */
  now: instant,
  /** When the county last answered, since the program was started. */
  lastContactAt: instant.nullable(),
  /** When the last receipt was taken in, by network or stick. */
  lastReceiptAt: instant.nullable(),
  /** Seconds until the next try by itself; null: none is planned. */
  nextTryIn: z.number().int().nullable(),
  /** What the last try failed with, in a sentence. `stops`: nothing is tried again until somebody says so. */
  trouble: z.strictObject({ at: instant, text: z.string(), stops: z.boolean() }).nullable(),
  /** Batches without a receipt that still counts, and since when the oldest waits. */
  waiting: z.number().int(),
  waitingSince: instant.nullable(),
  returned: z.number().int(),
  /** What the county's clock says when it is far from this PC's. */
  clock: z.string().nullable(),
  openItems: z.number().int(),
  /** The county has put this PC out of use: it may neither seal nor send. Null: it may. */
  revoked: z.strictObject({ at: instant, reason: z.string() }).nullable(),
});
export type SyncState = z.infer<typeof syncState>;

/** The county's settlement beside this PC's. */
export const countyComparison = z.strictObject({
  /** Figures that differ, beside the steps. */
  sums: z.array(comparedValue),
  /** What steps were given otherwise that read the same on both sides. */
  inputs: z.array(comparedValue),
  /** Both traces, step beside step; empty when no step differs, or the county told none. */
  steps: z.array(comparedStep),
});
export type CountyComparison = z.infer<typeof countyComparison>;

/** What the county said of one revision, ready to be read. */
export const countyCaseView = z.strictObject({
  applicationId: id,
  number: z.string(),
  personName: z.string(),
  applicationRevision: z.number().int(),
  /** Revision of the application now: to correct it. */
  revision: z.number().int(),
  seq: z.number().int(),
  stage: z.enum(COUNTY_STAGES),
  /** Since when it stands there. */
  at: instant,
  payable: fenAmount.nullable(),
  approved: fenAmount.nullable(),
  paid: fenAmount,
  /** Why the county looks at it first, one sentence each. */
  reasons: z.array(z.string()),
  /** Where the two settlements differ; null: nowhere that the county told of. */
  comparison: countyComparison.nullable(),
  /** The county's own words. */
  reason: z.string(),
  places: z.array(z.strictObject({ place: z.string(), comment: z.string() })),
  decidedBy: z.string(),
  payments: z.array(z.strictObject({ paidOn: z.string(), amount: fenAmount, isVoid: z.boolean(), reason: z.string() })),
  /** It is a draft again, or was sealed anew in a later batch. */
  isReplaced: z.boolean(),
});
export type CountyCaseView = z.infer<typeof countyCaseView>;

/** Something the county sent that waits for somebody. */
export const feedItemView = z.strictObject({
  id,
  kind: z.enum([
    'receipt',
    'decision',
    'payment',
    'ledger',
    'roster',
    'pack',
    'revoked',
    'key',
    'verdict',
    'papers',
    'papers-wanted',
  ]),
  at: instant,
  /** What it is, and what to do with it. */
  title: z.string(),
  note: z.string(),
  /** It contradicts what this PC knows: the county must be asked. */
  isRefused: z.boolean(),
  /** It holds a file that can be saved and taken in elsewhere. */
  hasFile: z.boolean(),
});
export type FeedItemView = z.infer<typeof feedItemView>;

const keyView = z.strictObject({ name: z.string(), keyId: z.string(), fingerprint: z.string() });
/** The county's keys of now and the next ones, which they introduced. */
export const nextKeyView = z.strictObject({ present: keyView, next: keyView });
export type NextKeyView = z.infer<typeof nextKeyView>;

export const importReport = z.strictObject({
  folder: z.string().nullable(),
  taken: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  skipped: z.array(z.strictObject({ name: z.string(), why: z.string() })),
  /** Files that are nothing of the county's, by their name alone. */
  others: z.number().int(),
});
export type ImportReport = z.infer<typeof importReport>;

export const syncChannels = {
  'sync/state': channel('user', 'read', nothing, syncState),
  /** Calls the county now, also when it had stopped. */
  'sync/now': channel('clerk', 'write', nothing, nothing),
  'sync/cancel': channel('clerk', 'write', nothing, nothing),
  /** Offers a batch again that was stopped. */
  'sync/retry': channel('clerk', 'write', z.strictObject({ batchId: id }), nothing),
  'sync/readCertificate': channel('admin', 'read', z.strictObject({ text: z.string().max(100_000) }), certificateView),
  'sync/setLine': channel('admin', 'write', z.strictObject({ address, certificate }), lineView),
  /** Calls the county's service at an address that is not kept yet. */
  'sync/testLine': channel('admin', 'write', z.strictObject({ address, certificate }), nothing),
  'sync/enrol': channel('admin', 'write', z.strictObject({ code: z.string().max(60) }), enrolmentView),
  /** Saves the request for a county without a line. `path` null: cancelled. */
  'sync/exportEnrol': channel(
    'admin',
    'write',
    z.strictObject({ code: z.string().max(60) }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  'sync/importEnrolled': channel('admin', 'write', z.strictObject({ text: z.string().max(20_000) }), enrolmentView),
  /** Asks for a folder and writes the batches there; each is read back and compared. `folder` null: cancelled. */
  'sync/export': channel(
    'clerk',
    'write',
    /** `papersOf`: batches whose papers are written as well, after the batches. */
    z.strictObject({ batchIds: z.array(id).max(500), papersOf: z.array(id).max(2_000).optional() }),
    z.strictObject({
      folder: z.string().nullable(),
      written: z.number().int(),
      /** Batches that were not written because somebody stopped it; papers are not begun then. */
      left: z.number().int(),
      /** When papers were asked for: parts written, parts that cannot be made here, and what kept them from the stick. */
      papers: z
        .strictObject({ written: z.number().int(), left: z.number().int(), problem: z.string().nullable() })
        .optional(),
    }),
  ),
  /** Asks for a folder and takes in what it holds of the county's receipts and feeds. */
  'sync/import': channel('clerk', 'write', nothing, importReport),
  /** What the county said of each application in a batch. */
  'sync/cases': channel(
    'user',
    'read',
    z.strictObject({ batchId: id }),
    /** `now`: the time it is, for ages. */
    z.strictObject({ now: instant, rows: z.array(countyCaseView), hasReceipt: z.boolean() }),
  ),
  /** Of one application, newest revision first. */
  'sync/case': channel('user', 'read', z.strictObject({ id }), z.strictObject({ rows: z.array(countyCaseView) })),
  'sync/returned': channel('user', 'read', nothing, z.strictObject({ rows: z.array(countyCaseView) })),
  /** A returned application becomes a draft again; `path`: the first field the county named. */
  'sync/correct': channel(
    'clerk',
    'write',
    z.strictObject({ id, revision: z.number().int().positive() }),
    z.strictObject({ id, path: z.string().nullable() }),
  ),
  /** Saves the county's receipt of a batch as it came. `path` null: cancelled. */
  'sync/saveReceipt': channel(
    'user',
    'write',
    z.strictObject({ batchId: id }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  'sync/items': channel('user', 'read', nothing, z.strictObject({ rows: z.array(feedItemView) })),
  'sync/saveItem': channel('clerk', 'write', z.strictObject({ id }), z.strictObject({ path: z.string().nullable() })),
  'sync/settleItem': channel('clerk', 'write', z.strictObject({ id }), nothing),
  /** What an item says of the county's next keys. NOT_FOUND, NO_COUNTY_KEY, KEY_NOT_NEXT, KEY_ALTERED, BAD_COUNTY_KEY. */
  'sync/nextKey': channel('user', 'read', z.strictObject({ id }), nextKeyView),
  /** Seals to them from now on. `code`: the last group of their fingerprint. KEY_WRONG_CODE, and as `sync/nextKey`. */
  'sync/takeKey': channel('admin', 'write', z.strictObject({ id, code: z.string().max(60) }), nothing),
};
