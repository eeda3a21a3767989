import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { replaceRow, selectRows } from '../rows/sealed-table.ts';
import { feedItemTable } from '../tables/county/feed-item.ts';
import type { SentRecord } from './change-case.ts';
import { isOfRecord, takeOfRecord } from './take-of-record.ts';

/**
 * Takes what the county said of a revision while this PC did not know that it had been sent: a restore had lost its batch, so that it
 * contradicted what was known and waited for people. In the order in which it was said; what still contradicts goes on waiting.
 */
export function takeUpAgain(
  write: Write,
  newId: () => string,
  { applicationId, applicationRevision }: SentRecord,
): void {
  const waiting = selectRows(
    write,
    feedItemTable,
    // `done`: somebody had looked at it, which changed nothing of the case.
    sql`WHERE state IN ('refused', 'done') AND kind IN ('decision', 'verdict', 'payment')`,
  ).flatMap((stored) => {
    const { item } = stored.content();
    if (!isOfRecord(item)) return [];
    const isOf = item.subject.id === applicationId && item.subject.revision === applicationRevision;
    return isOf ? [{ stored, item }] : [];
  });
  const inOrder = waiting.toSorted(
    (a, b) => Date.parse(a.stored.row.applied_at) - Date.parse(b.stored.row.applied_at) || a.item.n - b.item.n,
  );
  let taken = 0;
  for (const { stored, item } of inOrder) {
    if (!takeOfRecord(write, newId, item)) continue;
    const key = { id: stored.id, revision: stored.revision + 1 };
    replaceRow(write, feedItemTable, key, { ...stored.row, state: 'applied', applied_at: write.now }, { item });
    taken += 1;
  }
  if (taken > 0) write.record('sync.feed', applicationId, `以前与本机对不上的 ${taken} 条，现已对上`);
}
