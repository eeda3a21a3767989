import type { BatchRecord } from '../../../../electron/store/records/batch-record.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { decided, feedOf, paid, receiptFor, subjectAt } from '../../../store/support/county-words.ts';
import { ACTOR, valueOf } from '../../../store/support/test-env.ts';

/** What comes from the county while people work. */
type CountyStep = {
  readonly name: 'receipt' | 'feed';
  readonly ids: readonly [];
  readonly run: () => null;
};

/** The county's next word: a receipt, or a feed that decides and pays everything in a batch; null: it has nothing to say. */
export function countyStep({ batches, county }: Store): CountyStep | null {
  const receipts = county.receipts();
  // A batch of the first release names no records.
  const sent = batches
    .list()
    .map(({ id }) => batches.get(id))
    .filter((batch): batch is BatchRecord => batch !== null && batch.headerJson !== '{}');
  const isDecided = ({ id }: BatchRecord): boolean => county.casesOf(id).some(({ decision }) => decision !== null);
  const received = sent.find((batch) => receipts.has(batch.id) && !isDecided(batch));
  if (received !== undefined) {
    const run = (): null => {
      const last = county.seen().feedLast;
      const items = received.applications.flatMap((_, at) => {
        const subject = subjectAt(received, at);
        return [decided(last + 2 * at + 1, subject), paid(last + 2 * at + 2, subject)];
      });
      const { refused } = valueOf(county.applyFeed(ACTOR, feedOf(items)));
      if (refused > 0) throw new Error(`${refused} items contradict what was sent`);
      return null;
    };
    return { name: 'feed', ids: [], run };
  }
  const waiting = sent.find(({ id }) => !receipts.has(id));
  if (waiting === undefined) return null;
  const run = (): null => {
    valueOf(county.applyReceipt(ACTOR, receiptFor(waiting)));
    return null;
  };
  return { name: 'receipt', ids: [], run };
}

/** What the county said of a batch, in a word; empty when nothing. */
export function countyWord({ county }: Store, batchId: string): string {
  const cases = county.casesOf(batchId).map(({ verdict, decision, approved, paid: sum, payments }) => {
    const parts = [verdict, decision, approved, sum, payments.length];
    return parts.map(String).join(' ');
  });
  return cases.length === 0 ? '' : ` (${cases.join('; ')})`;
}

/** A receipt or a feed that is there by half, or that was booked twice. */
export function countyContradictions({ batches, county }: Store): readonly string[] {
  const found: string[] = [];
  const receipts = county.receipts();
  for (const { id, seq, count } of batches.list()) {
    const cases = county.casesOf(id);
    if (cases.length !== (receipts.has(id) ? count : 0)) found.push(`${cases.length} of ${count} received of ${seq}`);
    const ends = cases.filter(({ decision }) => decision !== null);
    if (ends.length !== 0 && ends.length !== count) found.push(`${ends.length} of ${count} decided of ${seq}`);
    for (const { decision, approved, paid: sum, payments } of cases) {
      const isPaid = decision === 'approved';
      if (sum !== (isPaid ? approved : 0) || payments.length !== (isPaid ? 1 : 0))
        found.push(`paid ${sum} by ${payments.length} in ${seq}`);
    }
  }
  const { feedLast } = county.seen();
  for (let n = 1; n <= feedLast + 1; n += 1) {
    if ((county.item(`item-${n}`) !== null) !== n <= feedLast) found.push(`item ${n} of ${feedLast}`);
  }
  return found;
}
