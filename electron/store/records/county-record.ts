import type { ErrorCode } from '#shared/errors.ts';
import type { Fen } from '#shared/fen.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import type { RecordVerdict } from '#shared/protocol/sync/receipt.ts';

/** How far this PC has read of what the county says. All 0 before the first word. */
export type CountySeen = {
  /** The highest epoch the county ever named; never goes back. */
  readonly epoch: number;
  /** Last item of the feed of that epoch. */
  readonly feedLast: number;
  /** Highest batch of this PC that also lies in a verified backup of the county, in that epoch. */
  readonly durableThrough: number;
};

export type ReceiptRecord = {
  readonly batchId: string;
  readonly epoch: number;
  /** The county's clock. */
  readonly receivedAt: string;
  /** This PC's clock. */
  readonly appliedAt: string;
};

type Held = Extract<RecordVerdict, { verdict: 'held' }>;
export type Decision = Extract<FeedItem, { kind: 'decision' }>;
export type Payment = Extract<FeedItem, { kind: 'payment' }>;

/** What the county said of one revision that was sent. */
export type CountyCaseRecord = {
  readonly applicationId: string;
  readonly applicationRevision: number;
  readonly batchId: string;
  readonly recordHash: string;
  /** Null: no receipt yet. */
  readonly verdict: RecordVerdict['verdict'] | null;
  readonly reasons: Held['reasons'];
  readonly differences: Held['differences'];
  /** Null: not decided yet. */
  readonly decision: Decision['decision'] | null;
  readonly approved: Fen | null;
  readonly reason: string;
  readonly places: Decision['places'];
  readonly decidedBy: string;
  /** When the county decided, by its clock; absent where an earlier release took it in. */
  readonly decidedAt?: string | undefined;
  /** What was paid less what was taken back. */
  readonly paid: Fen;
  readonly payments: readonly Pick<Payment, 'payment' | 'movement' | 'amountFen' | 'paidOn' | 'reason'>[];
  readonly changedAt: string;
};

/** How many of a batch the county looks at first, gave back and nobody corrected yet, approved, paid. */
export type CaseCounts = {
  readonly held: number;
  readonly returned: number;
  readonly approved: number;
  readonly paid: number;
};

/** An item of the feed. `open`: somebody has to do something with it. `refused`: it contradicts what this PC knows. */
export type FeedItemRecord = {
  readonly item: FeedItem;
  readonly state: 'applied' | 'open' | 'done' | 'refused';
  readonly appliedAt: string;
};

/** How the sending of a batch stands at the county's door. */
export type DeliveryRecord = {
  readonly batchId: string;
  readonly epoch: number;
  /** `delivered`: the county has all of it. `stopped`: no waiting mends it. */
  readonly state: 'delivered' | 'stopped';
  readonly code: ErrorCode | null;
  readonly why: string;
  readonly at: string;
};
