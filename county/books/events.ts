import { z } from 'zod';
import { day, fenAmount, hash, id, instant, key32, packId, pcName } from '#shared/protocol/field.ts';
import { MAX_PAPERS_BYTES } from '#shared/protocol/papers/papers-formats.ts';
import { papersIndexSchema } from '#shared/protocol/papers/papers-index.ts';
import { MAX_PAPERS_PARTS, MAX_SEQ } from '#shared/protocol/limits.ts';
import { enrolledSchema } from '#shared/protocol/sync/enrol.ts';
import { nextKeySchema } from '#shared/protocol/sync/next-key.ts';
import { laterVerdictSchema, receiptSchema, visitId } from '#shared/protocol/sync/receipt.ts';
import { ROLES } from './roles.ts';

/**
 * What happens at the county: the closed list of events. The journal holds nothing else, and everything that the tables say is a
 * fold over it and the batches of the spool. A kind is never given another meaning; a new member is optional, and without it the event
 * means what it always meant: feeds are numbered by the fold, so an old event must come to the same items for ever.
 */
const signature = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/);
const seq = z.int().min(1).max(MAX_SEQ);

/** A record of the books: the journal number of the batch it came in, and its place there from 0. */
export const recordRefSchema = z.strictObject({ batch: z.int().min(1), place: z.int().min(0) });
export type RecordRef = z.infer<typeof recordRefSchema>;

/** Whom an event is about in the words of the feed, so that a PC is told even when the batch's bytes are damaged later. */
const subjectOf = {
  device: id,
  subject: z.strictObject({ id, number: z.string().min(1).max(60), revision: z.int().min(1), record: hash }),
};

const common = {
  /** The county's clock, for people. */
  at: instant,
  /** User of the console, `cli`, or the device that asked for it. */
  by: z.string().min(1).max(64),
};

/**
 * What alarms people: another content under a number; a batch that does not follow the one before; one that is not sound; an audit
 * chain that is shorter than, or another than, what an earlier batch said of it (the batch is taken all the same); papers of a batch
 * that were not taken.
 */
export const ALARMS = ['fork', 'broken_chain', 'unsound', 'audit_back', 'papers'] as const;

/** A part of a batch's papers: of which PC, of its batch with which number, which part. */
const papersPart = { device: id, seq, part: z.int().min(1).max(MAX_PAPERS_PARTS) };

/** Where a returned application is to be corrected. */
export const placeSchema = z.strictObject({
  field: z.string().max(100),
  visit: visitId.optional(),
  comment: z.string().max(500),
});

/** A township's code and what people call it. */
export const townshipNameSchema = z.strictObject({ township: z.string().regex(/^\d{9}$/), name: z.string().max(40) });
export type TownshipName = z.infer<typeof townshipNameSchema>;

/** What the county sends to PCs of its own accord. */
export const publicationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('roster'), name: z.string().max(100), asOf: day, csv: z.string() }),
  z.strictObject({ kind: z.literal('pack'), pack: packId, file: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('ledger'),
    asOf: day,
    rows: z
      .array(
        z.strictObject({
          idNumber: z.string().max(40),
          name: z.string().max(100),
          year: z.int().min(2000).max(2200),
          pool: z.string().max(60),
          usedFen: fenAmount,
        }),
      )
      .max(20_000),
  }),
]);
export type Publication = z.infer<typeof publicationSchema>;

const user = {
  user: id,
  name: z.string().min(1).max(60),
  roles: z.array(z.enum(ROLES)),
  /** What the caller made of the password (scrypt, with its parameters); the books only keep it. */
  password: z.string().max(400),
  active: z.boolean(),
};

export const eventSchema = z.discriminatedUnion('kind', [
  /** A one-time code for one PC name. Only its hash is kept. */
  z.strictObject({
    ...common,
    kind: z.literal('code-made'),
    code: hash,
    pc: pcName,
    until: instant,
    /** Names the PC had before its data moved, as whoever gives the code knows. */
    formerPcs: z.array(pcName).max(25).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('enrolled'),
    enrolled: enrolledSchema,
    formerPcs: z.array(pcName).max(25),
    deviceKey: key32,
    deviceBox: key32,
    code: hash,
    /** SHA-256 of the signed request: the same request again gets the same answer. */
    request: hash,
    /** Those of `formerPcs` that nobody at the county knows of; left out: none (first release). */
    unproven: z.array(pcName).max(25).optional(),
    /** Which of the publications for all PCs it is sent; left out: every one (first release). */
    sends: z.array(id).max(10_000).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('revoked'), id, device: id, reason: z.string().max(500) }),
  /** A batch that is whole in the spool, with what was said of it. `id` is that of the receipt in the PC's feed. */
  z.strictObject({ ...common, kind: z.literal('received'), id, receipt: receiptSchema, signature }),
  z.strictObject({
    ...common,
    kind: z.literal('decided'),
    id,
    record: recordRefSchema,
    ...subjectOf,
    decision: z.enum(['approved', 'partly', 'returned']),
    approvedFen: fenAmount,
    reason: z.string().max(2_000),
    places: z.array(placeSchema).max(50),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('paid'),
    /** Of the pay list. */
    id,
    paidOn: day,
    totalFen: fenAmount,
    /** Of the list that the bank was given, as whoever books it typed it. */
    mark: z.string().max(64).optional(),
    payments: z
      .array(z.strictObject({ id, record: recordRefSchema, ...subjectOf, amountFen: fenAmount }))
      .min(1)
      .max(5_000),
  }),
  /**
   * A payment that a restore forgot, entered again from the bank's slip, with the approval it had: also of a revision that was overtaken
   * since. `decision` is the id of the approval in the PC's feed.
   */
  z.strictObject({
    ...common,
    kind: z.literal('paid-before'),
    id,
    decision: id,
    record: recordRefSchema,
    ...subjectOf,
    amountFen: fenAmount.min(1),
    isWhole: z.boolean(),
    paidOn: day,
    reason: z.string().min(1).max(500),
  }),
  /** A payment taken back: the exact negative, once. `voided` is the payment's id. */
  z.strictObject({
    ...common,
    kind: z.literal('voided'),
    id,
    voided: id,
    ...subjectOf,
    paidOn: day,
    amountFen: fenAmount,
    reason: z.string().max(500),
  }),
  /** For all PCs, also those that come later, or for some. */
  z.strictObject({
    ...common,
    kind: z.literal('published'),
    id,
    devices: z.array(id).min(1).nullable(),
    publication: publicationSchema,
  }),
  /** Something that was published goes to more PCs; null: to all, also those that come later. `publication` is its id. */
  z.strictObject({
    ...common,
    kind: z.literal('published-also'),
    publication: id,
    devices: z.array(id).min(1).nullable(),
  }),
  /** PCs that come later are sent the ledger of this year when they come: each its own, so that it cannot be kept as one. */
  z.strictObject({ ...common, kind: z.literal('ledger-for-all'), year: z.int().min(2000).max(2200) }),
  /** A held record at which the county looked again: `verdict` takes the place of what the receipt said. */
  z.strictObject({
    ...common,
    kind: z.literal('rechecked'),
    id,
    record: recordRefSchema,
    ...subjectOf,
    verdict: laterVerdictSchema,
  }),
  /** What people did with a batch in quarantine: gave it free to be read again, or threw it away. */
  z.strictObject({
    ...common,
    kind: z.literal('quarantine-settled'),
    device: id,
    seq,
    hash,
    action: z.enum(['freed', 'dropped']),
    /** The code it lay there with. */
    refusal: z.string().max(60),
    reason: z.string().min(1).max(500),
  }),
  /** The county's next keys, introduced by those before: from now on they are the present ones. */
  z.strictObject({ ...common, kind: z.literal('key-changed'), id, next: nextKeySchema, signature }),
  /** The journal was sealed anew under another data key: every event before this one. `before`: the hash it ended with until then. */
  z.strictObject({ ...common, kind: z.literal('data-key-changed'), before: hash }),
  z.strictObject({ ...common, kind: z.literal('user-made'), ...user }),
  z.strictObject({ ...common, kind: z.literal('user-changed'), ...user }),
  z.strictObject({
    ...common,
    kind: z.literal('epoch-raised'),
    epoch: z.int().min(2),
    reason: z.string().max(500),
  }),
  /** A PC that has seen more of the county than is here: of a later epoch, or of this one (`received`: batches, `feed`: items). */
  z.strictObject({
    ...common,
    kind: z.literal('outrun'),
    device: id,
    seen: z.strictObject({ epoch: z.int().min(1), received: z.int().min(0).max(MAX_SEQ), feed: z.int().min(0) }),
  }),
  /** A verified backup: the last batch of each device in it. */
  z.strictObject({ ...common, kind: z.literal('backed-up'), through: z.record(id, seq) }),
  /** Something that people must look at: it changes nothing else. */
  z.strictObject({
    ...common,
    kind: z.literal('alarmed'),
    id,
    alarm: z.enum(ALARMS),
    device: id,
    seq,
    hash,
    /** Code of the refusal, empty when there is none. */
    refusal: z.string().max(60),
  }),
  /** Somebody opened a case of the console; looks that follow each other closely are one. */
  z.strictObject({
    ...common,
    kind: z.literal('looked'),
    record: recordRefSchema,
    number: z.string().min(1).max(60),
    revision: z.int().min(1),
  }),
  /**
   * A file of papers that is whole in the papers' spool, with what it shows; takes the place of what this part showed before. `id` is
   * that of the acknowledgement in the PC's feed.
   */
  z.strictObject({
    ...common,
    kind: z.literal('papers'),
    id,
    ...papersPart,
    parts: z.int().min(1).max(MAX_PAPERS_PARTS),
    batchHash: hash,
    hash,
    bytes: z.int().min(1).max(MAX_PAPERS_BYTES),
    papers: papersIndexSchema.shape.papers,
    absent: papersIndexSchema.shape.absent,
  }),
  /** The same part came in another file, which shows nothing that the county has not: acknowledged, and not kept. */
  z.strictObject({ ...common, kind: z.literal('papers-again'), id, ...papersPart, hash }),
  /** The file of a part is damaged or gone: it counts as delivered no more, and the PC is asked for it. */
  z.strictObject({ ...common, kind: z.literal('papers-lost'), id, ...papersPart }),
  /** Somebody wants to see the papers of a case: its PC is asked for those of the batch. */
  z.strictObject({ ...common, kind: z.literal('papers-asked'), id, record: recordRefSchema, ...subjectOf, seq }),
  /** Somebody opened a paper of a case; looks that follow each other closely are one. */
  z.strictObject({
    ...common,
    kind: z.literal('paper-looked'),
    record: recordRefSchema,
    number: z.string().min(1).max(60),
    revision: z.int().min(1),
    paper: z.string().max(200),
  }),
  /** How the county calls townships in words, by their codes: only those that change. An empty name takes one away. */
  z.strictObject({ ...common, kind: z.literal('townships-named'), names: z.array(townshipNameSchema).min(1).max(500) }),
  /** Somebody who pays looked at the accounts of the pay list; looks that follow each other closely are one. */
  z.strictObject({ ...common, kind: z.literal('accounts-looked'), count: z.int().min(1) }),
  /** Somebody took a list for the bank out of the console; `mark` is the list's. */
  z.strictObject({
    ...common,
    kind: z.literal('exported'),
    count: z.int().min(1),
    totalFen: fenAmount,
    mark: z.string().max(64),
  }),
]);
export type CountyEvent = z.infer<typeof eventSchema>;
export type EventKind = CountyEvent['kind'];
export type EventOf<K extends EventKind> = Extract<CountyEvent, { readonly kind: K }>;
