import type { Store } from '../../../../electron/store/store.ts';
import { decided, feedOf, paid, receiptFor, sealedBatch, subjectAt } from '../../../store/support/county-words.ts';
import { ACTOR, valueOf } from '../../../store/support/test-env.ts';

/** Two sealed batches, so that there is a receipt by itself and one in the feed. */
export function sealTwo(store: Store): void {
  sealedBatch(store, ['71', '72']);
  sealedBatch(store, ['73']);
}

function batchesOf(store: Store) {
  const [first, second] = [1, 2].map((seq) => {
    const id = store.batches.list().find((batch) => batch.seq === seq)?.id;
    return id === undefined ? null : store.batches.get(id);
  });
  if (first === undefined || first === null || second === undefined || second === null)
    throw new Error('Two batches were sealed');
  return { first, second };
}

/** Takes in the receipt of the first batch; gives whether it was new. */
export const takeReceipt = (store: Store): 'applied' | 'known' =>
  valueOf(store.county.applyReceipt(ACTOR, receiptFor(batchesOf(store).first)));

/** Takes in a feed: the receipt of the second batch, two decisions and a payment; gives how many were new, and refused. */
export function takeFeed(store: Store): { readonly applied: number; readonly refused: number } {
  const { first, second } = batchesOf(store);
  const one = subjectAt(first);
  const receipt = { n: 1, id: 'item-1', at: '2023-06-15T09:00:00+08:00', kind: 'receipt' as const, file: 'AA' };
  const back = { decision: 'returned', approvedFen: 0, reason: '金额不符' };
  const items = [receipt, decided(2, one), paid(3, one), decided(4, subjectAt(first, 1), back)];
  const feed = { ...feedOf(items), receipts: new Map([[receipt.id, receiptFor(second)]]) };
  return valueOf(store.county.applyFeed(ACTOR, feed));
}

/** Everything that the data holds of what the county said, and how often the record tells of it. */
export function countyOf({ county, batches, audit }: Store): string {
  const told = audit
    .entries()
    .filter(({ action }) => action.startsWith('sync.') || action === 'application.county')
    // A feed that brought nothing new says so.
    .filter(({ reason }) => !reason.endsWith('新 0 条'));
  return JSON.stringify({
    seen: county.seen(),
    batches: batches.list().map(({ id, seq }) => ({
      seq,
      receipt: county.receipts().get(id) ?? null,
      file: Buffer.from(county.receiptFile(id) ?? []).toString(),
      delivery: county.deliveries().get(id) ?? null,
      cases: county.casesOf(id),
    })),
    items: [1, 2, 3, 4].map((n) => county.item(`item-${n}`)),
    open: county.openItems(),
    told: told.map(({ action, ref, reason }) => `${action} ${ref ?? ''} ${reason}`),
  });
}
