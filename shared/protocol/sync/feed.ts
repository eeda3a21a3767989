import { z } from 'zod';
import { day, fenAmount, hash, id, instant, key32, keyId, packId, pcName } from '../field.ts';
import { CHUNK_BYTES, MAX_PAPERS_PARTS, MAX_SEQ } from '../limits.ts';
import { BATCH_ALG } from '../version.ts';
import { FEED_FORMAT, MAX_FEED_BYTES, MAX_FEED_ITEMS } from './formats.ts';
import { nextKeySchema } from './next-key.ts';
import { countyCode, laterVerdictSchema, visitId } from './receipt.ts';

/** An Ed25519 signature in base64url. */
const signature64 = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/);

/** A revision of an application, as both sides name it. */
const subject = z.strictObject({
  id,
  number: z.string().min(1).max(60),
  revision: z.int().min(1),
  /** The hash that the batch's header gives the record. */
  record: hash,
});

/** Where the county points: a field of the form (`person.idNumber`, `visit.amounts.total`, …) and, for a bill, its visit. */
const place = z.strictObject({ field: z.string().max(100), visit: visitId.optional() });

/** The batch whose papers are meant, and which part of them. */
const batchSeq = z.int().min(1).max(MAX_SEQ);
const part = z.int().min(1).max(MAX_PAPERS_PARTS);

const common = {
  /** Position in this PC's feed, from 1 without gaps within an epoch. */
  n: z.int().min(1),
  /** The same thing has the same id in every epoch: applying it twice changes nothing. */
  id,
  at: instant,
};

const items = z.discriminatedUnion('kind', [
  /** A receipt file in base64url, whole: a stick with the feed alone is enough. */
  z.strictObject({ ...common, kind: z.literal('receipt'), file: z.string().min(1) }),
  /** The county's decision on one revision. */
  z.strictObject({
    ...common,
    kind: z.literal('decision'),
    subject,
    decision: z.enum(['approved', 'partly', 'returned']),
    /** What will be paid; 0 when returned. */
    approvedFen: fenAmount,
    /** Why, in the county's words; may be empty when approved. */
    reason: z.string().max(2_000),
    /** Empty unless returned. */
    places: z.array(place.extend({ comment: z.string().max(500) })).max(50),
    by: z.string().max(60),
  }),
  /** Money that left the county's account, or a payment taken back (`void`: exact negative of `payment`, once). */
  z.strictObject({
    ...common,
    kind: z.literal('payment'),
    subject,
    payment: id,
    movement: z.enum(['paid', 'void']),
    amountFen: fenAmount,
    paidOn: day,
    reason: z.string().max(500),
  }),
  /** What a person had used of a year's pools at the county, before this PC's own applications. */
  z.strictObject({
    ...common,
    kind: z.literal('ledger'),
    asOf: day,
    rows: z
      .array(
        z.strictObject({
          idNumber: z.string().max(40),
          name: z.string().max(100),
          year: z.int().min(2000).max(2200),
          /** Fund, as policy packs and the window's ledger name it. A sum of 0 puts an earlier ledger right. */
          pool: z.string().max(60),
          usedFen: fenAmount,
        }),
      )
      .max(20_000),
  }),
  /** A roster as CSV (UTF-8, first row headings), to be taken in by the clerk through the usual trial. */
  z.strictObject({ ...common, kind: z.literal('roster'), name: z.string().max(100), asOf: day, csv: z.string() }),
  /** A signed policy pack file, base64url; installed by an administrator through the usual comparison. */
  z.strictObject({ ...common, kind: z.literal('pack'), pack: packId, file: z.string().min(1) }),
  /** A PC that may not send any more. Its own letter: this window stops sending and says so. */
  z.strictObject({ ...common, kind: z.literal('revoked'), device: id, pc: pcName, reason: z.string().max(500) }),
  /** The county's next keys, introduced by the old ones; the window shows both fingerprints and takes them when confirmed. */
  z.strictObject({ ...common, kind: z.literal('key'), next: nextKeySchema, signature: signature64 }),
  /**
   * A held record that the county looked at again (a policy pack came, for one): takes the place of what the receipt said. `verdict.hash`
   * is `subject.record`. A receipt of a later epoch says the same.
   */
  z.strictObject({ ...common, kind: z.literal('verdict'), subject, verdict: laterVerdictSchema }),
  /**
   * A part of a batch's papers (`aid-papers/1`) is whole on the county's disk, checked and synced; `hash` is SHA-256 of the file. Only
   * this counts as delivered. Goes to nobody who has not sent papers: windows of before do not know it.
   */
  z.strictObject({ ...common, kind: z.literal('papers'), batchSeq, part, hash }),
  /**
   * The county asks for papers of a batch. `part` null: for all of them, because somebody at the county wants to see those of `subject`;
   * what is delivered already need not be sent again. With a part: the county has lost it, so it is not delivered any more. Goes to
   * nobody who has not sent papers or said that they read this (`PAPERS_HEADER`).
   */
  z.strictObject({
    ...common,
    kind: z.literal('papers-wanted'),
    batchSeq,
    part: part.nullable(),
    subject: subject.nullable(),
    /** Who asks, for the clerk; empty when nobody did. */
    by: z.string().max(60),
  }),
]);
export const feedItemSchema = items;
export type FeedItem = z.infer<typeof feedItemSchema>;
export type FeedKind = FeedItem['kind'];

/**
 * Head of a feed file: canonical JSON behind `FEED_MAGIC` and its length (32 bits), then the county's signature over
 * `aid1/feed-header` 00 SHA-256(header), then the items sealed to the PC as the chunks of a batch are to the county. The body is
 * frames of length (32 bits) and canonical JSON, one item each, in order of `n`, packed with raw DEFLATE.
 */
export const feedHeaderSchema = z.strictObject({
  format: z.literal(FEED_FORMAT),
  alg: z.literal(BATCH_ALG),
  county: countyCode,
  countyKey: keyId,
  epoch: z.int().min(1),
  device: id,
  pc: pcName,
  /** First and last `n`; `first` is one more than the PC asked after. */
  first: z.int().min(1),
  last: z.int().min(1),
  /** Last `n` there is for this PC now: more than `last` when the rest comes in another file. */
  end: z.int().min(1),
  /** Highest batch number of this PC in a verified backup of the county. */
  durableThrough: z.int().min(0).max(MAX_SEQ),
  createdAt: instant,
  count: z.int().min(1).max(MAX_FEED_ITEMS),
  epk: key32,
  chunkSize: z.literal(CHUNK_BYTES),
  bodyLength: z.int().min(1).max(MAX_FEED_BYTES),
  packedLength: z.int().min(1).max(MAX_FEED_BYTES),
  bodyHash: hash,
});
export type FeedHeader = z.infer<typeof feedHeaderSchema>;

/** `AIDF1-210502001-A-e0001-00000001-00000042.aidfeed`: epoch, first and last item. */
export const feedFileName = ({ pc, epoch, first, last }: Pick<FeedHeader, 'pc' | 'epoch' | 'first' | 'last'>): string =>
  `AIDF1-${pc}-e${String(epoch).padStart(4, '0')}-${String(first).padStart(8, '0')}-${String(last).padStart(8, '0')}.aidfeed`;
