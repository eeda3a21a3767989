import type { Write } from '../audit/writer.ts';
import type { CountySeen } from '../records/county-record.ts';
import { findRow, insertRow, replaceRow, type RowReader } from '../rows/sealed-table.ts';
import { type CountySeenRow, countySeenTable } from '../tables/county/county-seen.ts';

const ID = 'county';
const NOTHING: CountySeen = { epoch: 0, feedLast: 0, durableThrough: 0 };

export function readSeen(reader: Pick<RowReader, 'db' | 'sealer'>): CountySeen {
  const row = findRow(reader, countySeenTable, ID)?.row;
  if (row === undefined) return NOTHING;
  return { epoch: row.county_epoch, feedLast: row.feed_last, durableThrough: row.durable_through };
}

/**
 * Takes note of how far the county's signed word was read. A higher epoch begins its feed and what it holds durably anew; within
 * one, neither goes back, and a lower epoch changes nothing: an old file must not make the PC forget.
 */
export function see(write: Write, said: Partial<CountySeen> & Pick<CountySeen, 'epoch'>): CountySeen {
  const before = readSeen(write);
  if (said.epoch < before.epoch) return before;
  const from = said.epoch > before.epoch ? { ...NOTHING, epoch: said.epoch } : before;
  const next: CountySeen = {
    epoch: said.epoch,
    feedLast: Math.max(from.feedLast, said.feedLast ?? 0),
    durableThrough: Math.max(from.durableThrough, said.durableThrough ?? 0),
  };
  const row: CountySeenRow = {
    county_epoch: next.epoch,
    feed_last: next.feedLast,
    durable_through: next.durableThrough,
  };
  const stored = findRow(write, countySeenTable, ID);
  if (stored === null) insertRow(write, countySeenTable, { id: ID, revision: 1 }, row, null);
  else replaceRow(write, countySeenTable, { id: ID, revision: stored.revision + 1 }, row, null);
  if (next.epoch > before.epoch) write.record('sync.epoch', null, `第 ${next.epoch} 轮`);
  return next;
}
