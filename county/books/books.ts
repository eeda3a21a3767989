import type { Enrolled, EnrolRequest } from '#shared/protocol/sync/enrol.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import type { NextKey } from '#shared/protocol/sync/next-key.ts';
import type { Receipt } from '#shared/protocol/sync/receipt.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import type { Papers } from '../papers/papers.ts';
import type { Amount } from '../spool/quotas.ts';
import type { BatchKey, Spool } from '../spool/spool.ts';
import type { Booked } from './books-refusal.ts';
import type { PackFile } from '../publish/pack-file.ts';
import type { ReadRoster } from '../publish/roster/read-roster.ts';
import type { EventOf, RecordRef, TownshipName } from './events.ts';
import type { Outrun, Seen } from './keep/outrun.ts';
import type { Role } from './roles.ts';
import type { Queries, RecordState } from './queries/queries.ts';

/** A PC that may send, or once could. */
export type Device = {
  readonly device: string;
  readonly pc: string;
  readonly formerPcs: readonly string[];
  /** Ed25519 public key, base64url. */
  readonly deviceKey: string;
  /** X25519 public key, base64url: feeds are sealed to it. */
  readonly deviceBox: string;
  readonly enrolledAt: string;
  readonly revokedAt: string | null;
  /** Id of the county's key that it sealed its last batch to, or was registered with. */
  readonly countyKey: string;
};

/** How far a device is, as `GET /v1/state` says it (without clock and county). */
export type DeviceProgress = {
  readonly epoch: number;
  /** Every batch up to this one has a receipt of this epoch. */
  readonly received: number;
  readonly durableThrough: number;
  readonly feedEnd: number;
};

/** What became of a batch that is whole in the spool. */
export type Taken =
  | { readonly outcome: 'receipt'; readonly receipt: Receipt; readonly file: Uint8Array; readonly isNew: boolean }
  /** Parked: taken when batch `waitsFor` is here. */
  | { readonly outcome: 'waiting'; readonly waitsFor: number }
  /** This number came with another content before. Nothing changed; people are alarmed. */
  | { readonly outcome: 'fork' }
  /** Not sound: in quarantine. `code` is the reader's, or `broken_chain`; `text` the Chinese sentence. */
  | { readonly outcome: 'refused'; readonly code: string; readonly text: string }
  /** The spool has no such batch. */
  | { readonly outcome: 'missing' }
  | { readonly outcome: 'unknown_device' | 'revoked' };

/** Items of one device's feed after a number, with where the feed ends now. */
export type FeedPart = { readonly items: readonly FeedItem[]; readonly end: number };

export type UserInput = {
  readonly user: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: string;
  readonly active: boolean;
};
export type User = UserInput;

export type DecisionInput = {
  readonly record: RecordRef;
  readonly decision: 'approved' | 'partly' | 'returned';
  readonly approvedFen: number;
  readonly reason: string;
  readonly places: readonly EventOf<'decided'>['places'][number][];
  /** Where the record stood for whoever decides; when somebody decided meanwhile, their word is not replaced unseen. Left out: not asked. */
  readonly seen?: { readonly state: RecordState; readonly approvedFen: number | null } | undefined;
};

export type PayInput = {
  readonly paidOn: string;
  /** What the caller believes the list comes to, fen. */
  readonly totalFen: number;
  /** Of the list that the bank was given, kept with the payment. */
  readonly mark?: string;
  readonly payments: readonly { readonly record: RecordRef; readonly amountFen: number }[];
};

/** A pack that was published; `rechecked`: records that waited for it and have another verdict now. */
export type PublishedPack = {
  readonly id: string;
  readonly pack: string;
  readonly version: number;
  readonly hash: string;
  readonly rechecked: number;
};

/** To which PCs; null: to all. */
export type PublishTo = { readonly devices: readonly string[] | null };

/** A backup's content at one moment. */
export type BackupMark = { readonly events: number; readonly through: Readonly<Record<string, number>> };

/**
 * The county's books: one journal of events, and tables that are a fold over it. Every method that changes something returns only
 * after its event is synced. Throws only on faults of the machine (`SpoolFullError` when there is no room for the journal) and on
 * bugs; what a person can do wrong comes back as a refusal. `by` is a user id, `cli`, or a device.
 */
export type Books = {
  readonly county: string;
  /** The county's keys as the journal says which is the present one. */
  readonly secret: CountySecret;
  /** Ids of the keys that came after this one, in order; the last is the present one. */
  readonly laterKeys: (keyId: string) => Promise<readonly string[]>;
  /** Answers when journal and tables can be read; throws when not. */
  readonly ready: () => Promise<{ readonly events: number; readonly head: string; readonly epoch: number }>;

  /** Notes a one-time code (Crockford letters, without hyphens) for a PC; only its hash is kept. */
  readonly makeCode: (input: {
    readonly code: string;
    readonly pc: string;
    readonly until: string;
    readonly by: string;
    /** Names the PC had before its data moved: those alone are believed without a look. */
    readonly formerPcs?: readonly string[];
  }) => Promise<Booked<null>>;
  /** The caller has verified the request's signature. The same request again gives the same answer. Refusals: other_county, bad_code, name_taken. */
  readonly enrol: (request: EnrolRequest) => Promise<Booked<Enrolled>>;
  readonly revoke: (input: {
    readonly device: string;
    readonly reason: string;
    readonly by: string;
  }) => Promise<Booked<null>>;
  readonly device: (device: string) => Promise<Device | null>;
  readonly devices: () => Promise<readonly Device[]>;
  readonly progress: (device: string) => Promise<DeviceProgress>;

  /** Reads a whole batch of the spool and books it. Call it again whenever you like: the same answer. Takes parked ones that may go now. */
  readonly takeBatch: (key: BatchKey) => Promise<Taken>;
  /** What of this PC waits behind the batch `waitsFor`, beside this one; null: this one would not wait. */
  readonly waiting: (key: BatchKey) => Promise<(Amount & { readonly waitsFor: number }) | null>;
  /** The receipt of this epoch; null when there is none (then {@link Books.takeBatch} says why). */
  readonly receipt: (key: BatchKey) => Promise<{ readonly receipt: Receipt; readonly file: Uint8Array } | null>;
  /** Takes every batch of the spool that has no receipt of this epoch, in the order of the devices. For the start and after USB imports. */
  readonly takeAll: () => Promise<readonly { readonly key: BatchKey; readonly taken: Taken }[]>;

  /** Items with `n` above `after`, in order, of at most about `mostBytes` (one at least). */
  readonly feed: (
    device: string,
    after: number,
    most: { readonly items: number; readonly bytes: number },
  ) => Promise<FeedPart>;

  /** Writes the journal as files into an empty folder, each event read and checked; gives how many. For a backup of a PostgreSQL. */
  readonly copyJournal: (folder: string) => Promise<number>;
  /** Backups: mark before the copy, `backedUp` with the mark after it was verified. */
  readonly backupMark: () => Promise<BackupMark>;
  readonly backedUp: (mark: BackupMark, by: string) => Promise<void>;
  /** The county's next keys, which the present one introduces. The caller has synced their secret: without it nothing would open. */
  readonly changeKey: (
    input: { readonly next: NextKey; readonly signature: string },
    by: string,
  ) => Promise<Booked<null>>;
  /**
   * People looked at a batch in quarantine: `freed`, to be read again, or `dropped`. Role administrator, or `cli`. Refusals:
   * not_aside, reason_missing; aside_booked: what is in the books can only be freed.
   */
  readonly settleAside: (
    input: { readonly key: BatchKey; readonly action: 'freed' | 'dropped'; readonly reason: string },
    by: string,
  ) => Promise<Booked<null>>;
  /** After a restore: the next epoch. PCs offer again what no receipt of it covers. Gives the new epoch. */
  readonly raiseEpoch: (input: {
    readonly reason: string;
    readonly by: string;
    /** By hand: higher than this, and than any epoch that a PC in use has seen, also in a history that was lost with what a backup replaced. */
    readonly atLeast?: number;
  }) => Promise<number>;

  readonly makeUser: (input: UserInput, by: string) => Promise<Booked<null>>;
  readonly changeUser: (input: UserInput, by: string) => Promise<Booked<null>>;
  readonly user: (user: string) => Promise<User | null>;
  readonly users: () => Promise<readonly User[]>;
  /** What townships are called; an empty name takes one away. Role administrator, or `cli`. Refusals: township_twice. */
  readonly nameTownships: (names: readonly TownshipName[], by: string) => Promise<Booked<null>>;

  /** Role approver. */
  readonly decide: (input: DecisionInput, by: string) => Promise<Booked<{ readonly id: string }>>;
  /** Role payer, and nobody who approved one of them. All or none. */
  readonly pay: (input: PayInput, by: string) => Promise<Booked<{ readonly id: string }>>;
  /**
   * A payment that a restore forgot, from the bank's slip: also of a revision that was overtaken since. Role payer, or `cli`. Refusals:
   * never_restored, paid_after_restore, already_paid, paid_before_amount, reason_missing.
   */
  readonly enterPaid: (
    input: {
      readonly record: RecordRef;
      readonly amountFen: number;
      readonly paidOn: string;
      /** Which slip of the bank. */
      readonly reason: string;
    },
    by: string,
  ) => Promise<Booked<{ readonly id: string }>>;
  /** Role payer. */
  readonly voidPayment: (
    input: { readonly payment: string; readonly paidOn: string; readonly reason: string },
    by: string,
  ) => Promise<Booked<{ readonly id: string }>>;
  /**
   * Publishing: role administrator, or `cli`. `devices` null: all, also those that come later. Refusals: unknown_device, too_large, and
   * of a roster roster_refused.
   */
  readonly publishRoster: (
    input: PublishTo & {
      readonly name: string;
      readonly asOf: string;
      readonly bytes: Uint8Array;
      /** Which sheet of a workbook; null: the first with headings. */
      readonly sheet: string | null;
    },
    by: string,
  ) => Promise<Booked<{ readonly id: string } & Pick<ReadRoster, 'rows' | 'hiddenRows' | 'doubtful'>>>;
  /** What was published before to more PCs; null: to all, also those that come later. Refusals: unknown_publication, ledger_own, unknown_device, sent_already. */
  readonly publishAlso: (
    input: PublishTo & { readonly publication: string },
    by: string,
  ) => Promise<Booked<{ readonly sent: number }>>;
  /** What is said of a pack file before it is published: no_policy_key, pack_refused. */
  readonly readPack: (bytes: Uint8Array) => Promise<Booked<PackFile>>;
  /**
   * A signed pack, which the county settles by itself from then on, also what waited for it. One that was published before goes to the PCs
   * that have it not; pack_known when all of these have. The same refusals.
   */
  readonly publishPack: (
    input: PublishTo & { readonly bytes: Uint8Array },
    by: string,
  ) => Promise<Booked<PublishedPack>>;
  /**
   * What people were granted in a year, over all townships, to each PC without its own applications: made from the books.
   * books_incomplete while a batch does not read.
   */
  readonly publishLedger: (
    input: PublishTo & { readonly year: number },
    by: string,
  ) => Promise<Booked<{ readonly sent: readonly { readonly device: string; readonly rows: number }[] }>>;
  /** Looks again at every record that was held for a pack that is here now. Gives how many have another verdict. */
  readonly recheckHeld: () => Promise<number>;
  /** Notes how far a PC has fetched its feed: it asked after item `n` of this epoch. Only to be shown. */
  readonly noteFetched: (device: string, epoch: number, n: number) => Promise<void>;

  /** What a PC says that it has seen of the county, on each contact. Beyond what is here, it stops what costs money: {@link Books.outrun}. */
  readonly noteSeen: (device: string, seen: Seen) => Promise<void>;
  /** A PC that has seen more of the county than is here; until that ends nothing is decided, paid or sent. Null: none. */
  readonly outrun: () => Promise<Outrun | null>;

  /** For the history: somebody opened a case. */
  readonly noteLook: (record: RecordRef, by: string) => Promise<Booked<null>>;
  /** For the history: somebody who pays saw the accounts of a list of so many. */
  readonly noteAccounts: (count: number, by: string) => Promise<void>;
  /** For the history: somebody took a list for the bank. */
  readonly noteExport: (
    list: { readonly count: number; readonly totalFen: number; readonly mark: string },
    by: string,
  ) => Promise<void>;

  /** The papers of batches, over the spool that holds their bytes. */
  readonly papersOver: (spool: Spool) => Papers;

  /** What the console asks. */
  readonly queries: Queries;
  /** Makes the tables anew where batches came again that they lack: once for all, before the next change at the latest. */
  readonly mend: () => Promise<void>;
  /** Throws the tables away and makes them again from journal and spool; names the batches whose bytes are damaged or gone. */
  readonly rebuild: () => Promise<readonly BatchKey[]>;
  /** Walks the whole journal: every length, hash and link. Throws `JournalDamagedError` at the first that is wrong. */
  readonly verify: () => Promise<{ readonly events: number; readonly head: string }>;
  readonly close: () => Promise<void>;
};
