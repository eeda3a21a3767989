import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import type { Result } from '#shared/result.ts';
import type { AttachmentStore, MaterialStore } from './aggregates/attachment/attachment-records.ts';
import type { ApplicationStore } from './aggregates/case/application-store.ts';
import type { NoticeStore } from './aggregates/case/notices/notice-store.ts';
import type { CountyLedgerStore } from './aggregates/county/county-ledger.ts';
import type { CountyStore } from './aggregates/county/county-store.ts';
import type { PapersStore } from './aggregates/county/papers.ts';
import type { PeopleStore } from './aggregates/people/people-records.ts';
import type { RosterStore } from './aggregates/roster/roster-records.ts';
import type { Own } from './applications/person/find-person.ts';
import type { AuditCheck, AuditEntry, AuditFilter, ChangedRow, CheckProgress } from './audit/audit-entry.ts';
import type { BackupOrder, PlaceOutcome } from './backup/backup-order.ts';
import type { DamagedName, DamagedRow } from './damage/damaged-row.ts';
import type { ExemptionStore } from './exemptions/exemption-store.ts';
import type { HeadMark } from './files/head-log.ts';
import type {
  AcceptedVisit,
  ApplicationRecord,
  BillClaim,
  BillKey,
  ConfirmedSettlement,
  LedgerRecord,
  PersonRecord,
  ReviewRecord,
  SearchRow,
  SettlementRecord,
  VisitRecord,
} from './records.ts';
import type { BatchInput, BatchRecord, BatchSummary } from './records/batch-record.ts';
import type { LocalParameterRecord, PastLocalParameter } from './records/local-parameter-record.ts';
import type { PackInput, PackRecord } from './records/pack-record.ts';
import type { Printed, PrintInput, PrintRecord, PrintWanted } from './records/print-record.ts';
import type { ReviewAnswer, ReviewCommentRecord } from './records/review-comment-record.ts';
import type { MoveOutcome, MoveProgress } from './rekey/move-outcome.ts';
import type { RestoreMarker } from './restore/restore-marker.ts';
import type { Actor } from './store-env.ts';

/**
 * The one way to the data. Any call can throw `StoreError` for a fault of the storage itself. After a fault that leaves
 * the connection in doubt `needsReopen` is true and every further write throws: close, then open again with the same vault.
 */
export type Store = {
  readonly close: () => void;
  readonly needsReopen: () => boolean;
  readonly damaged: () => readonly DamagedRow[];
  /** Whose row a damaged one is, as far as what is left of it says: for telling people, and for nothing else. */
  readonly nameDamaged: (row: DamagedRow) => DamagedName;
  /**
   * Compares, in small steps beside the work, what records are looked up by with the records themselves; gives the words
   * for the kinds of which some may be hidden. The check of the operation records does not see that. STORE_CORRUPT.
   */
  readonly checkIndexes: (only?: readonly string[]) => Generator<CheckProgress, readonly string[], undefined>;
  readonly setting: {
    readonly get: (key: string) => string | null;
    /** `reason` stands in the audit entry. */
    readonly set: (actor: Actor, key: string, value: string, reason?: string) => void;
  };
  readonly localParameters: {
    readonly list: () => readonly LocalParameterRecord[];
    /** Values that were replaced or taken away, oldest first. */
    readonly past: () => readonly PastLocalParameter[];
    /** `reason` stands in the audit entry, here and in `remove`. */
    readonly set: (actor: Actor, key: string, value: string, source: string, reason?: string) => void;
    readonly remove: (actor: Actor, key: string, reason?: string) => void;
  };
  readonly packs: {
    /** Every installed release, oldest first within a pack; damaged ones are left out and named by `damaged`. */
    readonly list: () => readonly PackRecord[];
    /** The highest release that was ever installed of a pack, usable or not. Throws ROW_TAMPERED when its row is. */
    readonly newest: (packId: string) => { readonly version: number; readonly hash: string } | null;
    /** The highest release of each pack that was ever installed here, whatever became of its row. */
    readonly highest: () => ReadonlyMap<string, number>;
    /** Adds a release. PACK_OLDER, PACK_KNOWN (the same again), PACK_FORKED (the same number, another content). */
    readonly add: (actor: Actor, pack: PackInput, reason: string) => Result<void>;
  };
  /** Rosters of identities and the people in them. */
  readonly rosters: RosterStore;
  readonly applications: ApplicationStore;
  /** Whoever has an application or a file. Files that were merged are one person: the one that was kept. */
  readonly persons: {
    /** `own`: whose an application was when it was accepted, to which a mistyped number still leads. */
    readonly findByIdNumber: (idNumber: string, own?: Own | null) => PersonRecord | null;
    readonly get: (id: string) => PersonRecord | null;
    /** Whose file names this account, however it is typed; nobody for an empty one. */
    readonly withAccount: (number: string) => readonly PersonRecord[];
    readonly applicationsOf: (personId: string) => readonly ApplicationRecord[];
  };
  readonly people: PeopleStore;
  readonly visits: {
    /** Visits of the person's settled and sealed applications but one, by date. */
    readonly confirmedOf: (personId: string, exceptApplicationId: string) => readonly VisitRecord[];
    /** Those and the visits of the person's accepted applications, by date. */
    readonly acceptedOf: (personId: string, exceptApplicationId: string) => readonly AcceptedVisit[];
  };
  readonly bills: {
    /** Claims of accepted, settled and sealed applications, and the same number typed into other drafts. */
    readonly findClaims: (bills: readonly BillKey[], exceptApplicationId: string) => readonly BillClaim[];
  };
  readonly settlements: {
    readonly of: (applicationId: string) => SettlementRecord | null;
    /** Every one of an application, withdrawn ones among them, oldest first. */
    readonly everyOf: (applicationId: string) => readonly SettlementRecord[];
    /** Settlements of the person's settled and sealed applications but one, oldest first. */
    readonly confirmedOf: (personId: string, exceptApplicationId: string) => readonly ConfirmedSettlement[];
  };
  readonly reviews: {
    /** The review in force of an application. */
    readonly of: (applicationId: string) => ReviewRecord | null;
    /**
     * What was said at single fields each time the application was given back, oldest first. Damaged ones are left out and
     * named by `damaged`.
     */
    readonly comments: (applicationId: string) => readonly ReviewCommentRecord[];
    /**
     * How many comments of each of these applications wait for an answer; those without any are left out. For a list: the
     * rows are only counted, and looked at when they are answered.
     */
    readonly openCounts: (applicationIds: readonly string[]) => ReadonlyMap<string, number>;
    /**
     * Answers a comment while its application is a draft. NOT_FOUND, WRONG_STATUS, STALE_REVISION, REASON_REQUIRED when
     * nothing is explained.
     */
    readonly answer: (
      actor: Actor,
      commentId: string,
      revision: number,
      answer: ReviewAnswer,
    ) => Result<{ readonly applicationId: string }>;
  };
  /** Conditions that two people set aside. */
  readonly exemptions: ExemptionStore;
  /** Public notices and objections to them. */
  readonly notices: NoticeStore;
  readonly ledger: {
    /** Newest year first, within it in order of writing. */
    readonly ofPerson: (personId: string) => readonly LedgerRecord[];
  };
  readonly prints: {
    readonly add: (actor: Actor, print: PrintInput) => PrintRecord;
    readonly of: (applicationId: string) => readonly PrintRecord[];
    /** Prints of one list, by its number, oldest first. */
    readonly ofList: (about: string) => readonly PrintRecord[];
    /** Of everything printed that is looked for, newest first: `most` after the first `from`. */
    readonly printed: (wanted: PrintWanted, from: number, most: number) => Printed;
    /** Applications that were accepted, or whose settlement in force was confirmed, from one day to another; by number. */
    readonly applicationsOf: (step: 'accepted' | 'settled', from: string, to: string) => readonly string[];
    readonly get: (printId: string) => PrintRecord | null;
    /** The PDF, checked against its hash; null when there is no such print. */
    readonly bytes: (printId: string) => Uint8Array | null;
  };
  /** Checklists of papers. */
  readonly materials: MaterialStore;
  /** Scans and photographs of papers. */
  readonly attachments: AttachmentStore;
  readonly batches: {
    readonly nextSeq: () => number;
    /** Hash of the last batch; null before the first. */
    readonly lastHash: () => string | null;
    /** Reviewed → sealed for each application in the revision given. NOT_FOUND, WRONG_STATUS, STALE_REVISION. */
    readonly add: (actor: Actor, batch: BatchInput) => Result<BatchRecord>;
    /** Newest first. */
    readonly list: () => readonly BatchSummary[];
    readonly get: (id: string) => BatchRecord | null;
    readonly markExported: (actor: Actor, id: string) => Result<BatchRecord>;
  };
  /** What the county said of what was sent to it. */
  readonly county: CountyStore;
  /** What the county says that people had used elsewhere. */
  readonly countyLedger: CountyLedgerStore;
  /** The papers of batches on their way to the county. */
  readonly papers: PapersStore;
  readonly clock: {
    /**
     * The latest instant of an operation record since somebody last confirmed the clock, and the one before a leap of
     * months; null: none.
     */
    readonly facts: () => { readonly highestAt: string | null; readonly leaptFrom: string | null };
    /** Takes down that somebody looked and the clock is right. */
    readonly confirm: (actor: Actor) => void;
  };
  readonly backup: {
    /** Beside the work; see `makeBackup`. The entry about it is the caller's. */
    readonly make: (order: BackupOrder) => Promise<Result<readonly PlaceOutcome[]>>;
    /** How far the data is. */
    readonly mark: () => HeadMark;
    /** Every time the data was put back to an older state, oldest first. */
    readonly restores: () => readonly RestoreMarker[];
  };
  readonly rekey: {
    /** Moves what an earlier data key seals to the present one, in small steps; see `moveRows`. */
    readonly move: (actor: Actor, elapsedMs: () => number) => Generator<MoveProgress, MoveOutcome, undefined>;
  };
  /** What can be found by search. Damaged rows are left out and named by `damaged`. */
  readonly searchable: {
    readonly count: () => number;
    /** Up to `most` rows whose id comes after, in the order of the ids. */
    readonly after: (kind: SearchRow['kind'], id: string, most: number) => readonly SearchRow[];
    readonly get: (kind: SearchRow['kind'], id: string) => SearchRow | null;
    /** Up to `most` applications by their last change, newest first; `all` leaves out the discarded ones, null does not. */
    readonly newest: (status: ApplicationStatus | 'all' | null, most: number) => readonly SearchRow[];
    /** How many applications stand where. */
    readonly byStatus: () => ReadonlyMap<ApplicationStatus, number>;
  };
  /** Calls `listener` after each write that is safely on disk, with the rows it touched, until the store is closed. */
  readonly onWritten: (listener: (rows: readonly ChangedRow[]) => void) => void;
  readonly users: {
    /** When each user last got in, by id; nobody who never did. */
    readonly lastLogIns: () => ReadonlyMap<string, string>;
  };
  readonly audit: {
    /** `seq` 0 and an empty hash before the first entry. */
    readonly head: () => { readonly seq: number; readonly hash: string };
    /** Hash of an entry; null when there is none of that number. */
    readonly hashAt: (seq: number) => string | null;
    /** Oldest first; of one application, or all. */
    readonly entries: (applicationId?: string) => readonly AuditEntry[];
    /** The entries before number `before` that the filter lets through, newest first. */
    readonly page: (filter: AuditFilter, before: number, most: number) => readonly AuditEntry[];
    readonly count: (filter: AuditFilter) => number;
    /** Writes an entry about something that is not a row: an unlock, a recovery, wrong passwords. */
    readonly note: (actor: Actor, action: AuditEntry['action'], reason: string, ref?: string) => void;
    /** Walks the chain, its signatures and every row; `seq` is the first entry, or the last one to name a row, that is wrong. */
    readonly verify: () => AuditCheck;
    /** The same in small steps, for checking beside the work; the store may be written between them. */
    readonly check: () => Generator<CheckProgress, AuditCheck, undefined>;
  };
};
