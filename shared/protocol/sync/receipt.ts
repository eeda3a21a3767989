import { z } from 'zod';
import { hash, id, instant, keyId, pcName } from '../field.ts';
import { MAX_RECORDS, MAX_SEQ } from '../limits.ts';
import { RECEIPT_FORMAT } from './formats.ts';

/** Six digits: the county's administrative code. */
export const countyCode = z.string().regex(/^\d{6}$/);

/** A visit as a record's input names it. */
export const visitId = z.string().min(1).max(200);

/** Another revision the county holds, by what is no personal datum. */
const otherRecord = z.strictObject({
  /** Application number. */
  number: z.string().min(1).max(60),
  revision: z.int().min(1),
  pc: pcName,
});
export type OtherRecord = z.infer<typeof otherRecord>;

/** Why a record waits for people at the county. A closed list: the window has a sentence for each. */
export const HOLD_REASONS = [
  /** The same bill (code and number) stands in another application. */
  'same_bill',
  /** The same person has a stay of overlapping days in another application. */
  'same_stay',
  /** The same person, another application, the same total. */
  'same_total',
  /** With what other townships paid, the person's year is over the cap. */
  'over_cap',
  /** The county has not the policy pack of the record. */
  'no_pack',
  /** The county's own settlement comes to another amount. */
  'amount_differs',
  /** The input does not pass the pack's checks. */
  'input_refused',
  /** The county holds a later revision of this application. */
  'older_revision',
  /** A revision that replaces another which the county already paid. */
  'paid_already',
  /** Who reviewed is who settled, and the county gave no permit. */
  'no_second_person',
  /** Numbered under a former name of the PC that the county knows of only by the PC's own word. */
  'former_unproven',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

const holdReason = z.strictObject({
  code: z.enum(HOLD_REASONS),
  /** The visit it is about, as in the record's input. */
  visit: visitId.optional(),
  other: otherRecord.optional(),
});

/** A place where the county's settlement is not the window's: path, both values as text; null: not there at all. */
const difference = z.strictObject({
  path: z.string().max(300),
  declared: z.string().max(200).nullable(),
  again: z.string().max(200).nullable(),
});

/** The most differences a receipt names of one record. */
export const MAX_DIFFERENCES = 20;

/**
 * What the county says of one record, named by the hash that the batch's header gives it.
 * `accepted`: in the county's books, waiting for its decision. `duplicate`: this very revision had come before; nothing new was
 * booked. `held`: in the books, but people must look before it can be paid.
 */
const accepted = z.strictObject({ hash, verdict: z.literal('accepted') });
const held = z.strictObject({
  hash,
  verdict: z.literal('held'),
  reasons: z.array(holdReason).min(1).max(50),
  differences: z.array(difference).max(MAX_DIFFERENCES),
});
const recordVerdict = z.discriminatedUnion('verdict', [
  accepted,
  z.strictObject({
    hash,
    verdict: z.literal('duplicate'),
    of: otherRecord.extend({ seq: z.int().min(1).max(MAX_SEQ) }),
  }),
  held,
]);
export type RecordVerdict = z.infer<typeof recordVerdict>;

/** What the county says of a held record when it looked at it again: it takes the place of what the receipt said. */
export const laterVerdictSchema = z.discriminatedUnion('verdict', [accepted, held]);
export type LaterVerdict = z.infer<typeof laterVerdictSchema>;

/**
 * The county's receipt for one batch: its bytes are in the spool, synced, and each record is booked as told. Named by (device, seq,
 * batch hash). A batch sent again gets the same receipt, byte for byte, within an epoch. File: `RECEIPT_MAGIC`, length of the
 * receipt as 32 bits big-endian, canonical JSON, Ed25519 signature (64 bytes) of the county's receipt key over
 * `aid1/receipt` 00 SHA-256(JSON).
 */
export const receiptSchema = z.strictObject({
  format: z.literal(RECEIPT_FORMAT),
  county: countyCode,
  /** The key that the batch was sealed to: its receipt key signs. */
  countyKey: keyId,
  /** Goes up when the county was restored from a backup (then to the seconds since 1970) or lost bytes (by one); what older epochs acknowledged is to be offered again. */
  epoch: z.int().min(1),
  device: id,
  pc: pcName,
  seq: z.int().min(1).max(MAX_SEQ),
  batchHash: hash,
  /** The county's clock, for people. */
  receivedAt: instant,
  /** Highest batch number of this PC that also lies in a verified backup of the county; 0: none yet. */
  durableThrough: z.int().min(0).max(MAX_SEQ),
  /** In the order of the batch's header, all of them. */
  records: z.array(recordVerdict).min(1).max(MAX_RECORDS),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** `AIDR1-210502001-A-00000007-1a2b3c4d.aidreceipt`: seq and the first 8 digits of the batch's hash. */
export const receiptFileName = (pc: string, seq: number, batchHash: string): string =>
  `AIDR1-${pc}-${String(seq).padStart(8, '0')}-${batchHash.slice(0, 8)}.aidreceipt`;
