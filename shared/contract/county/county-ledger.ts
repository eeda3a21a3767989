import { z } from 'zod';
import { channel, fenAmount, id, instant } from '../channel.ts';

const count = z.number().int().nonnegative();

/** A snapshot of the county's ledger that somebody here took over. */
export const countyLedgerEntry = z.strictObject({
  id,
  asOf: z.string(),
  state: z.enum(['waiting', 'active', 'undone']),
  at: instant,
  takenBy: z.string(),
  /** Whoever is logged in took it over, or asked to take it back, and so cannot confirm that. */
  isOwn: z.boolean(),
  confirmedBy: z.string().nullable(),
  permitNo: z.string().nullable(),
  /** Why it was taken back; empty unless it was. */
  reason: z.string(),
  /** Who asked to take back what counts; it counts until somebody else confirms that. */
  undoBy: z.string().nullable(),
});
export type CountyLedgerEntry = z.infer<typeof countyLedgerEntry>;

const lines = z.strictObject({ lines: count, amount: fenAmount });

/** What would change: taken over, or taken back. Nothing is changed by asking. */
export const countyLedgerTrial = z.strictObject({
  id,
  asOf: z.string(),
  /** Lines of the snapshot, and people in it. */
  rows: count,
  people: count,
  raised: lines,
  lowered: lines,
  unchanged: count,
  /** Lines that count now and that it does not name: they stay as they are. */
  missing: count,
  /** Funds that the policy of this window does not know: nothing is taken of them. */
  unknownFunds: z.array(z.string()),
  /** It takes somebody less, or names far fewer than count now: it counts only after a second person's word. */
  needsSecond: z.boolean(),
  /** The first of the lines that change. */
  changes: z.array(
    z.strictObject({
      name: z.string(),
      idNumber: z.string(),
      year: z.number().int(),
      fund: z.string(),
      before: fenAmount,
      after: fenAmount,
    }),
  ),
  /** Open applications that it touches, with what is due now and then; null: not decided. */
  applications: z.strictObject({
    total: count,
    rows: z.array(
      z.strictObject({
        id,
        number: z.string().nullable(),
        status: z.string(),
        name: z.string(),
        before: fenAmount.nullable(),
        after: fenAmount.nullable(),
      }),
    ),
  }),
});
export type CountyLedgerTrial = z.infer<typeof countyLedgerTrial>;

const which = z.strictObject({ id });

export const countyLedgerChannels = {
  /** Those that count, wait for a second person, or were taken back; newest first. */
  'countyLedger/list': channel(
    'user',
    'read',
    z.strictObject({}),
    z.strictObject({ rows: z.array(countyLedgerEntry) }),
  ),
  /** What an item of the feed would change (`take`), or what taking it back would. NOT_FOUND. */
  'countyLedger/try': channel(
    'user',
    'read',
    z.strictObject({ id, step: z.enum(['take', 'undo']) }),
    countyLedgerTrial,
  ),
  /** NOT_FOUND, LEDGER_TAKEN. */
  'countyLedger/take': channel('clerk', 'write', which, countyLedgerEntry),
  /** NOT_FOUND, LEDGER_OWN_CONFIRMATION. */
  'countyLedger/confirm': channel('user', 'write', which, countyLedgerEntry),
  /** Where somebody would be said to have used less it counts until a second person's word. NOT_FOUND, REASON_REQUIRED, LEDGER_TAKEN. */
  'countyLedger/undo': channel(
    'clerk',
    'write',
    z.strictObject({ id, reason: z.string().max(200) }),
    countyLedgerEntry,
  ),
  /** Does not take back what somebody asked to. NOT_FOUND. */
  'countyLedger/keep': channel('user', 'write', which, countyLedgerEntry),
};
