import { z } from 'zod';
import { APPLICATION_STATUSES } from '../../domain/application-status.ts';
import { CASE_PAPERS, PRINT_KINDS } from '../../domain/paper-kind.ts';
import { listWanted, printRow } from './application.ts';
import { bytes, channel, fenAmount, id, nothing } from '../channel.ts';

/** So many papers are printed or saved in one go. */
export const MOST_AT_ONCE = 300;

const paperKind = z.enum(CASE_PAPERS);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const phone = z.string().trim().max(64);

/** What only the window knows and a letter says; what is left out stays open for the pen. */
const letterFacts = z.strictObject({ limitOn: day.nullable().default(null), windowPhone: phone.default('') });

/** Which list. */
const listWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('publicNotice'), noticeId: id }),
  z.strictObject({ kind: z.literal('batchSlip'), batchId: id }),
  z.strictObject({ kind: z.literal('personLedger'), idNumber: z.string().max(64), year: z.number().int() }),
  /** Applications accepted in the days. */
  z.strictObject({ kind: z.literal('periodList'), from: day, to: day }),
]);
export type ListWish = z.infer<typeof listWish>;

/** Which prints; null and empty text: all. */
const printFilter = z.strictObject({
  kind: z.enum(PRINT_KINDS).nullable(),
  /** First and last day. */
  from: day.nullable(),
  to: day.nullable(),
  userName: z.string().max(64),
  /** Part of the number of an application or a list. */
  number: z.string().max(64),
});
export type PrintFilter = z.infer<typeof printFilter>;

/** Which applications have papers to be printed together. */
const batchScope = z.discriminatedUnion('kind', [
  /** Confirmed in these days, as the confirmation in force has it. */
  z.strictObject({ kind: z.literal('settled'), from: day, to: day }),
  /** Accepted in these days. */
  z.strictObject({ kind: z.literal('accepted'), from: day, to: day }),
  z.strictObject({ kind: z.literal('batch'), batchId: id }),
  /** Chosen one by one in the list of applications; those without a number yet are left out. */
  z.strictObject({ kind: z.literal('chosen'), applicationIds: z.array(id).min(1).max(MOST_AT_ONCE) }),
]);
export type BatchScope = z.infer<typeof batchScope>;

const candidate = z.strictObject({
  applicationId: id,
  number: z.string(),
  personName: z.string(),
  village: z.string(),
  status: z.enum(APPLICATION_STATUSES),
  payable: fenAmount.nullable(),
  /** What the county approved of the sealed revision; null: not decided, or given back. */
  granted: fenAmount.nullable(),
  /** Which papers of its present revision were printed already, drafts not counted. */
  printed: z.array(paperKind),
});
export type PaperCandidate = z.infer<typeof candidate>;

const printLogRow = z.strictObject({
  print: printRow,
  applicationId: id.nullable(),
  /** Number of the application; of a list what it is about. */
  about: z.string(),
  /** Empty for a list. */
  personName: z.string(),
  /** The how manieth of this paper in this revision, drafts not counted; 0: a draft. */
  copy: z.number().int().nonnegative(),
});
export type PrintLogRow = z.infer<typeof printLogRow>;

export const paperChannels = {
  /**
   * Makes the PDF, keeps it sealed with its hash. A paper made before confirmation carries the draft mark.
   * PAPER_NOT_READY where there is nothing such a paper could say.
   */
  'paper/make': channel(
    'user',
    'write',
    z.strictObject({ applicationId: id, kind: paperKind, facts: letterFacts.optional() }),
    z.strictObject({ print: printRow, bytes }),
  ),
  /** The same for a list. */
  'paper/makeList': channel('user', 'write', listWish, z.strictObject({ print: printRow, bytes })),
  /** The tables of a list as a spreadsheet, to where the person says. `path` null: cancelled. */
  'paper/exportList': channel('user', 'write', listWish, z.strictObject({ path: z.string().nullable() })),
  /** The list of 受理台 as it is narrowed and sorted, all of it, as a spreadsheet. PAPER_NOT_READY while it is not whole. */
  'paper/exportDesk': channel(
    'user',
    'write',
    listWanted.omit({ most: true }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  'paper/open': channel('user', 'read', z.strictObject({ printId: id }), z.strictObject({ print: printRow, bytes })),
  /** Asks where to, writes the same bytes there. `path` null: cancelled. */
  'paper/save': channel(
    'user',
    'write',
    z.strictObject({ printId: id }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  /** Writes the bytes of several papers into a folder the person chooses, in this order. `folder` null: cancelled. */
  'paper/saveAll': channel(
    'user',
    'write',
    z.strictObject({ printIds: z.array(id).min(1).max(MOST_AT_ONCE) }),
    z.strictObject({ folder: z.string().nullable(), count: z.number().int().nonnegative() }),
  ),
  /** Applications with papers to be printed together, by number; `total`: how many there are, of which so many are listed. */
  'paper/candidates': channel(
    'user',
    'read',
    batchScope,
    z.strictObject({ rows: z.array(candidate).max(MOST_AT_ONCE), total: z.number().int().nonnegative() }),
  ),
  /** The printers of this PC; none is no failure. */
  'paper/printers': channel(
    'user',
    'read',
    nothing,
    z.strictObject({
      printers: z.array(z.strictObject({ name: z.string(), label: z.string(), isDefault: z.boolean() })),
    }),
  ),
  /** Sends the pages that stand in the window to a printer. NO_SUCH_PRINTER, PRINT_FAILED. */
  'paper/print': channel('user', 'write', z.strictObject({ printer: z.string().min(1).max(256) }), nothing),
  /** Every paper that was made and is looked for, newest first, after the first `from`; `users`: who may have made one. */
  'paper/log': channel(
    'user',
    'read',
    z.strictObject({
      filter: printFilter,
      from: z.number().int().nonnegative(),
      most: z.number().int().min(1).max(500),
    }),
    z.strictObject({
      rows: z.array(printLogRow),
      total: z.number().int().nonnegative(),
      users: z.array(z.string()),
    }),
  ),
};
