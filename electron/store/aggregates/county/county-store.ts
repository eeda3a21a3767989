import type { CountyStage } from '#shared/domain/county/county-stage.ts';
import type { Result } from '#shared/result.ts';
import type { FeedOutcome, ProvedFeed } from '../../county/apply-feed.ts';
import type { ProvedReceipt } from '../../county/apply-receipt.ts';
import type {
  CaseCounts,
  CountyCaseRecord,
  CountySeen,
  DeliveryRecord,
  FeedItemRecord,
  ReceiptRecord,
} from '../../records/county-record.ts';
import type { ReviewCommentInput } from '../../records/review-comment-record.ts';
import type { Actor } from '../../store-env.ts';
import type { StandingPerson } from '../case/application-store.ts';

/** What the county said of what was sent to it. */
export type CountyStore = {
  readonly seen: () => CountySeen;
  /** The county named a higher epoch than ever before: everything without a receipt of it is to be offered again. */
  readonly raiseEpoch: (actor: Actor, epoch: number) => void;
  /** Of every batch the receipt of the highest epoch, by batch. */
  readonly receipts: () => ReadonlyMap<string, ReceiptRecord>;
  /** The file of a batch's newest receipt, as it came. */
  readonly receiptFile: (batchId: string) => Uint8Array | null;
  /** See `bookReceipt`. */
  readonly applyReceipt: (actor: Actor, receipt: ProvedReceipt) => Result<'applied' | 'known'>;
  readonly applyFeed: (actor: Actor, feed: ProvedFeed) => Result<FeedOutcome>;
  readonly deliveries: () => ReadonlyMap<string, DeliveryRecord>;
  readonly keepDelivery: (actor: Actor, delivery: Omit<DeliveryRecord, 'at'>) => void;
  /** Forgets that a batch was stopped: somebody wants it tried again. */
  readonly retry: (actor: Actor, batchId: string) => void;
  /** Where sealed applications stand; of none that nothing is known of beyond its sealing. For showing only. */
  readonly stagesOf: (applicationIds: readonly string[]) => ReadonlyMap<string, CountyStage>;
  /** Sealed applications that stand there; `sealed`: nothing is known of them beyond their sealing. For showing only. */
  readonly idsAt: (stage: CountyStage) => ReadonlySet<string>;
  /** By batch; of none from which nothing came back. For showing only: it trusts the columns. */
  readonly counts: () => ReadonlyMap<string, CaseCounts>;
  readonly casesOf: (batchId: string) => readonly CountyCaseRecord[];
  /** Of an application, newest revision first. */
  readonly casesOfApplication: (applicationId: string) => readonly CountyCaseRecord[];
  /** Those that the county returned and that stand sealed still, oldest first. */
  readonly returned: () => readonly CountyCaseRecord[];
  /** Their applications, in the same order; opens no row. For showing only. */
  readonly returnedIds: () => readonly string[];
  /** Items of the feed that wait for somebody, or contradict what this PC knows; oldest first. */
  readonly openItems: () => readonly FeedItemRecord[];
  /** The county's letters that put a PC out of use, newest first, dealt with or not. */
  readonly revocations: (device: string) => readonly { readonly at: string; readonly reason: string }[];
  readonly item: (id: string) => FeedItemRecord | null;
  /** Somebody dealt with it. */
  readonly settleItem: (actor: Actor, id: string) => void;
  /** See `correctReturned`. */
  readonly correct: (
    actor: Actor,
    id: string,
    revision: number,
    standing: StandingPerson | null,
    comments: readonly ReviewCommentInput[],
  ) => Result<{ readonly id: string }>;
};
