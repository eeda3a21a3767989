import type { FeedHeader, FeedItem } from '#shared/protocol/sync/feed.ts';
import { assertNever, fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../audit/writer.ts';
import type { FeedItemRecord } from '../records/county-record.ts';
import { findRow, insertRow } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { feedItemTable } from '../tables/county/feed-item.ts';
import { bookReceipt, type ProvedReceipt } from './apply-receipt.ts';
import { readSeen, see } from './county-seen.ts';
import { takePapers, takeWanted } from './papers-said.ts';
import { takeOfRecord } from './take-of-record.ts';

export type ProvedFeed = {
  readonly header: Pick<FeedHeader, 'epoch' | 'first' | 'last' | 'durableThrough'>;
  readonly items: readonly FeedItem[];
  /** The receipts among the items that were proved, by the item's id. */
  readonly receipts: ReadonlyMap<string, ProvedReceipt>;
};

/** How many items were new, and how many of those contradict what this PC knows. */
export type FeedOutcome = { readonly applied: number; readonly refused: number };

/**
 * Takes in a feed in one transaction, each item once whatever file or epoch it comes in. FEED_OLD_EPOCH; FEED_GAP when items
 * before it are missing: nothing of it is taken then.
 */
export function applyFeed(
  { env, writer }: StoreContext,
  actor: Actor,
  { header, items, receipts }: ProvedFeed,
): Result<FeedOutcome> {
  return writer.write(actor, (write) => {
    const seen = readSeen(write);
    if (header.epoch < seen.epoch) return fail('FEED_OLD_EPOCH');
    const have = header.epoch > seen.epoch ? 0 : seen.feedLast;
    if (header.first > have + 1) return fail('FEED_GAP', { have, first: header.first });
    const outcome = { applied: 0, refused: 0 };
    // First: a receipt among the items belongs to this epoch or is out of date.
    see(write, { epoch: header.epoch, durableThrough: header.durableThrough });
    for (const item of items) {
      if (item.n <= have) continue;
      if (findRow(write, feedItemTable, item.id) !== null) {
        // Said again by a county that was restored: it has that part still.
        if (item.kind === 'papers') takePapers(write, env.newId, item, header.epoch);
        continue;
      }
      const state = takeItem(write, env.newId, item, header.epoch, receipts.get(item.id) ?? null);
      const row = { kind: item.kind, state, at: item.at, applied_at: write.now } as const;
      // The file of a receipt is kept with the receipt.
      const kept = item.kind === 'receipt' ? { ...item, file: '-' } : item;
      insertRow(write, feedItemTable, { id: item.id, revision: 1 }, row, { item: kept });
      outcome.applied += 1;
      if (state === 'refused') outcome.refused += 1;
    }
    see(write, { epoch: header.epoch, feedLast: header.last });
    write.record('sync.feed', null, `第 ${header.first}—${header.last} 条，新 ${outcome.applied} 条`);
    return ok(outcome);
  });
}

function takeItem(
  write: Write,
  newId: () => string,
  item: FeedItem,
  epoch: number,
  receipt: ProvedReceipt | null,
): FeedItemRecord['state'] {
  switch (item.kind) {
    case 'receipt': {
      if (receipt === null) return 'refused';
      const booked = bookReceipt(write, newId, receipt);
      // Of before the county was restored, but its word on this very batch: nothing that people must look at.
      return booked.ok || booked.error.code === 'RECEIPT_OLD_EPOCH' ? 'applied' : 'refused';
    }
    case 'decision':
    case 'payment':
    case 'verdict':
      return takeOfRecord(write, newId, item) ? 'applied' : 'refused';
    case 'ledger':
    case 'roster':
    case 'pack':
    case 'revoked':
    case 'key':
      return 'open';
    case 'papers':
      return takePapers(write, newId, item, epoch) ? 'applied' : 'refused';
    case 'papers-wanted':
      return takeWanted(write, newId, item);
    default:
      return assertNever(item);
  }
}
