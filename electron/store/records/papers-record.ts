import type { ErrorCode } from '#shared/errors.ts';
import type { DescribedPaper } from '#shared/protocol/papers/papers-index.ts';

/** A paper of a case, and where on this PC its bytes are. */
export type PaperSource = {
  readonly from: 'print' | 'attachment';
  /** Id of the print or of the attachment. */
  readonly id: string;
  readonly paper: DescribedPaper;
};

/** A part as it is first listed. */
export type PlannedPart = {
  /** Bytes of its contents, about. */
  readonly size: number;
  readonly sources: readonly PaperSource[];
};

/**
 * When the papers of a batch are sent. `auto`: as the setting says. `asked`: only when somebody at the county asks, because it was
 * sealed long before anything like this was sent. `now`: the clerk wants it whatever the setting says. `held`: the clerk stopped it.
 */
export const PAPERS_SENDING = ['auto', 'asked', 'now', 'held'] as const;
export type PapersSending = (typeof PAPERS_SENDING)[number];

/** What is known of the papers of a batch. */
export type PapersPlanRecord = {
  readonly batchId: string;
  /** Null: not listed yet. 0: there are none. */
  readonly parts: number | null;
  readonly sending: PapersSending;
  /** Somebody at the county asked for them. */
  readonly isWanted: boolean;
  /** Who asked; empty: nobody, or the county did not say. */
  readonly wantedBy: string;
  readonly changedAt: string;
};

/**
 * Where a part stands. `sent`: the county had all of its bytes and has not said yet that they are safe. `exported`: on a stick.
 * `stopped`: no waiting mends it. `delivered`: the county's signed word, in `epoch`.
 */
export type PapersPartState = 'waiting' | 'sent' | 'exported' | 'stopped' | 'delivered';

export type PapersPartRecord = {
  readonly batchId: string;
  readonly part: number;
  readonly size: number;
  readonly state: PapersPartState;
  /** Epoch of the county in which it came to this state. */
  readonly epoch: number;
  /** Of the file that was made last; null: none yet. */
  readonly hash: string | null;
  /** Name of that file; empty: none yet. */
  readonly fileName: string;
  /** Papers that the file lacks, because they cannot be read here any more. */
  readonly lacking: number;
  /** Why it is stopped. */
  readonly code: ErrorCode | null;
  readonly why: string;
  readonly changedAt: string;
};

/** What is said of a part when it changes; what is left out stays. */
export type PapersPartChange = Partial<Omit<PapersPartRecord, 'batchId' | 'part' | 'size' | 'changedAt'>>;
