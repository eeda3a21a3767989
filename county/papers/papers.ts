import type { PapersTaken } from '#shared/protocol/sync/county-api.ts';
import type { AbsentLine, PaperLine } from '#shared/protocol/papers/papers-index.ts';
import type { Booked } from '../books/books-refusal.ts';
import type { RecordRef } from '../books/events.ts';
import type { Amount } from '../spool/quotas.ts';
import type { BatchKey, Spool } from '../spool/spool.ts';

/** Names one file of papers in their spool: the PC, the batch's number on it, SHA-256 of the file. */
export type PapersKey = BatchKey;

/** What became of a file of papers that is whole in the spool. */
export type TakenPapers =
  | { readonly outcome: 'taken'; readonly taken: PapersTaken; readonly isNew: boolean }
  /** Kept until the batch `waitsFor` of that PC has its receipt. */
  | { readonly outcome: 'waiting'; readonly waitsFor: number }
  /** This part came before with contents that this file has not. The first one counts. */
  | { readonly outcome: 'fork' }
  /** Not sound: in quarantine. `text` is the Chinese sentence. */
  | { readonly outcome: 'refused'; readonly code: string; readonly text: string }
  /** The spool has no such file. */
  | { readonly outcome: 'missing' }
  | { readonly outcome: 'unknown_device' | 'revoked' };

/** A paper of a case that came, and when. */
export type CasePaper = PaperLine & { readonly receivedAt: string };

/** What the county has of the papers of one case. */
export type CasePapers = {
  readonly papers: readonly CasePaper[];
  /** The PC said of these why they cannot come. */
  readonly absent: readonly AbsentLine[];
  /** Parts of the batch that are here, and how many there are; 0: none came yet. */
  readonly here: number;
  readonly parts: number;
  /** When the PC was asked for them last and nothing came since; null: it was not. */
  readonly askedAt: string | null;
  /** The PC sends papers, or said that it can. */
  readonly canSend: boolean;
};

/** The papers of batches: what came, what is missing, and the bytes. Changes return only after their event is synced. */
export type Papers = {
  readonly spool: Spool;
  /** Reads a whole file of the spool and notes it. Call it again whenever you like: the same answer. */
  readonly take: (key: PapersKey) => Promise<TakenPapers>;
  /** Takes what waited for batches that have come, of this PC or (null) of all. Gives what became of each. */
  readonly takeWaiting: (device: string | null) => Promise<readonly TakenPapers[]>;
  /** What else of a PC waits for batches that are not here; null: the batch of this file is here, so that it would not wait. */
  readonly waiting: (key: PapersKey) => Promise<Amount | null>;
  /** Takes everything in the spool that was not taken, and asks again for what is gone from it. For the start, and after a restore. */
  readonly takeAll: () => Promise<readonly TakenPapers[]>;
  /** Hashes every file again; what is damaged is put aside and asked for again, what another file holds as well is thrown away. Gives how many were damaged. */
  readonly scrub: () => Promise<number>;
  /** The papers of one case; null: there is no such record. */
  readonly ofCase: (record: RecordRef) => Promise<CasePapers | null>;
  /** The bytes of one paper of a case, proven to be the content of this hash; null when they are not here. */
  readonly content: (record: RecordRef, sha256: string) => Promise<PaperContent | null>;
  /** Asks the PC for the papers of a case. Role approver. Refusals: unknown_record, revoked, papers_unable, papers_asked, papers_here. */
  readonly ask: (record: RecordRef, by: string) => Promise<Booked<null>>;
  /** People looked at papers in quarantine: as the books' method of this name does with batches. */
  readonly settleAside: (
    input: { readonly key: PapersKey; readonly action: 'freed' | 'dropped'; readonly reason: string },
    by: string,
  ) => Promise<Booked<null>>;
  /** For the history: somebody opened a paper of a case. */
  readonly noteLook: (record: RecordRef, paper: string, by: string) => Promise<Booked<null>>;
  /** Notes that a PC knows the papers' items of a feed. */
  readonly noteReads: (device: string) => Promise<void>;
};

/** One paper as it is shown. */
export type PaperContent = { readonly line: CasePaper; readonly bytes: Uint8Array };

/** What a paper is called in lists and in the history: never what the file was called. */
export const paperTitle = (line: PaperLine | AbsentLine): string => (line.what === 'printed' ? line.title : line.label);
