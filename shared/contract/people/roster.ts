import { z } from 'zod';
import { parseDay } from '../../day.ts';
import { ROSTER_FIELD_IDS, type RosterField } from '../../roster/roster-columns.ts';
import { rosterCounts, rosterPlan, statusPlan } from '../../roster/roster-plan.ts';
import { ROSTER_SOURCE_IDS, type RosterSource } from '../../roster/roster-source.ts';
import { CATEGORY_IDS, type CategoryId } from '../../settlement/category.ts';
import { channel, id, instant, nothing } from '../channel.ts';

const source = z.custom<RosterSource>((value) => ROSTER_SOURCE_IDS.some((each) => each === value));
const field = z.custom<RosterField>((value) => ROSTER_FIELD_IDS.some((each) => each === value));
const category = z.custom<CategoryId>((value) => CATEGORY_IDS.some((each) => each === value));
const day = z.string().refine((text) => parseDay(text) !== null);
const listName = z.string().trim().min(1).max(40);
const count = z.number().int().nonnegative();

export const rosterEntry = z.strictObject({
  id,
  source,
  listName: z.string(),
  asOf: z.string(),
  state: z.enum(['waiting', 'active', 'undone']),
  /** It is the one that counts of its list. */
  isCurrent: z.boolean(),
  fileName: z.string(),
  counts: rosterCounts,
  importedAt: instant,
  importedBy: z.string(),
  /** Whoever is logged in imported it, and so cannot confirm it. */
  isOwn: z.boolean(),
  confirmedBy: z.string().nullable(),
  /** The county's permit under which one person imported and confirmed it. */
  permitNo: z.string().nullable(),
});
export type RosterEntry = z.infer<typeof rosterEntry>;

/** The top of a sheet as text, and what its columns seem to be. */
export const rosterSheet = z.strictObject({
  name: z.string(),
  isHidden: z.boolean(),
  hiddenRows: count,
  merged: count,
  rows: z.array(z.strictObject({ index: count, cells: z.array(z.string()) })),
  /** Index of the row that seems to hold the headings; null: none does. */
  headingRow: count.nullable(),
});
export type RosterSheet = z.infer<typeof rosterSheet>;

export const openedRoster = z.strictObject({
  ticket: id,
  fileName: z.string(),
  kind: z.enum(['xlsx', 'xls', 'csv']),
  encoding: z.string().nullable(),
  sheets: z.array(rosterSheet),
  /** What the file's name and title say. */
  guess: z.strictObject({ source: source.nullable(), listName: z.string(), asOf: z.string() }),
});
export type OpenedRoster = z.infer<typeof openedRoster>;

const where = { ticket: id, sheet: count, headingRow: count, source, listName };

/** How a file is to be read: its columns by their place in the sheet. */
export const rosterMapping = z.strictObject({
  columns: z.array(z.strictObject({ field, column: count })).max(ROSTER_FIELD_IDS.length),
  categories: rosterPlan.shape.categories,
  statuses: statusPlan,
  everybody: rosterPlan.shape.everybody,
  mode: rosterPlan.shape.mode,
});
export type RosterMapping = z.infer<typeof rosterMapping>;

/** Kinds of rows that can be looked at one by one. */
export const ROSTER_ROW_KINDS = ['added', 'changed', 'ended', 'unchanged', 'duplicate', 'refused'] as const;
export type RosterRowKind = (typeof ROSTER_ROW_KINDS)[number];

export const rosterTrial = z.strictObject({
  counts: rosterCounts,
  /** Words of the category column that mean no identity yet. */
  unknown: z.array(z.strictObject({ words: z.string(), rows: count, guess: category.nullable() })),
  /** What the words that are known were taken for. */
  known: rosterPlan.shape.categories,
  /** Words of the status column that may mean either, and what the others that are not plain were taken for. */
  unknownStatuses: z.array(z.strictObject({ words: z.string(), rows: count })),
  knownStatuses: statusPlan,
  /** Why it cannot be taken over as it is; empty: it can. */
  refusals: z.array(z.string()),
  /** What to look at before it is taken over. */
  warnings: z.array(z.string()),
  needsSecond: z.boolean(),
  /** Open applications of people whose identities change; `total` may be more than are listed. */
  applications: z.strictObject({
    total: count,
    rows: z.array(
      z.strictObject({ id, number: z.string().nullable(), status: z.string(), name: z.string(), what: z.string() }),
    ),
  }),
});
export type RosterTrial = z.infer<typeof rosterTrial>;

export const rosterChange = z.strictObject({
  /** Row of the file, from 1; null for who is not in it. */
  row: count.nullable(),
  name: z.string(),
  idNumber: z.string(),
  words: z.string(),
});
export type RosterChange = z.infer<typeof rosterChange>;

/** An identity that a roster shows of one person, ready for the form. */
export const rosterIdentity = z.strictObject({
  category,
  from: z.string(),
  /** Empty: in force. */
  to: z.string(),
  /** The roster says no beginning: `from` is the day of the first roster that showed it. */
  isFromGuessed: z.boolean(),
  isStanding: z.boolean(),
  /** For the form's source: `民政名册《低保名册》2026-11-02`. */
  fact: z.string(),
  /** Day of the last roster that showed it. */
  lastOn: z.string(),
  /** Name in the roster; another one than typed is for the clerk to look at. */
  name: z.string(),
});
export type RosterIdentityFact = z.infer<typeof rosterIdentity>;

export const rosterChannels = {
  /** Imports that count, wait or were undone, newest first. */
  'roster/list': channel('user', 'read', nothing, z.strictObject({ rosters: z.array(rosterEntry) })),
  /** Asks for a file, or takes that of the county's feed (`item`), and reads its top. Null: cancelled. NOT_FOUND, ROSTER_… as the file is. */
  'roster/open': channel(
    'clerk',
    'read',
    z.strictObject({ item: id.optional() }),
    z.strictObject({ file: openedRoster.nullable() }),
  ),
  /** How the columns of a sheet are to be read: as the last file of the list was, else as the headings say. */
  'roster/mapping': channel(
    'clerk',
    'read',
    z.strictObject(where),
    z.strictObject({ headings: z.array(z.string()), mapping: rosterMapping, isRemembered: z.boolean() }),
  ),
  /** Reads all rows and compares them with what counts now; changes nothing. */
  'roster/try': channel('clerk', 'read', z.strictObject({ ...where, asOf: day, mapping: rosterMapping }), rosterTrial),
  /** Rows of a kind of the last trial. */
  'roster/rows': channel(
    'clerk',
    'read',
    z.strictObject({ ticket: id, kind: z.enum(ROSTER_ROW_KINDS) }),
    z.strictObject({ total: count, rows: z.array(rosterChange) }),
  ),
  /** Takes over what the last trial showed. */
  'roster/apply': channel('clerk', 'write', z.strictObject({ ticket: id }), rosterEntry),
  /** Asks for a place and saves the refused rows as a table. Null: cancelled. */
  'roster/saveRefused': channel(
    'clerk',
    'read',
    z.strictObject({ ticket: id }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  /** Ends what is under way. */
  'roster/cancel': channel('clerk', 'read', nothing, nothing),
  /** Lets the file go. */
  'roster/close': channel('clerk', 'read', nothing, nothing),
  'roster/confirm': channel('user', 'write', z.strictObject({ id }), rosterEntry),
  'roster/undo': channel('clerk', 'write', z.strictObject({ id, reason: z.string().max(200) }), rosterEntry),
  /** What the rosters that count show of an identity number; empty while it is none. */
  'roster/identitiesOf': channel(
    'user',
    'read',
    z.strictObject({ idNumber: z.string().max(64) }),
    z.strictObject({ identities: z.array(rosterIdentity) }),
  ),
};
