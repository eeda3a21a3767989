import { toDay } from '#shared/day.ts';
import { fen } from '#shared/fen.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import type { CountyStanding, CountyUsed } from '../records/county-ledger-record.ts';

export type LedgerItem = Extract<FeedItem, { kind: 'ledger' }>;

/**
 * What several snapshots, oldest first, say together: of each person, year and pool the newest that names it. A snapshot
 * that leaves somebody out says nothing of them, so an empty or cut one takes nothing away. Named twice in one: the larger.
 */
export function standingOf(snapshots: readonly Pick<LedgerItem, 'asOf' | 'rows'>[]): CountyStanding {
  const people = new Map<string, Map<string, CountyUsed>>();
  for (const { asOf, rows } of snapshots) {
    const day = toDay(asOf);
    // Of this snapshot alone: by it a later one of the same day still takes the place of an earlier one.
    const named = new Set<CountyUsed>();
    for (const { idNumber, year, pool: typedPool, usedFen } of rows) {
      const number = normaliseIdNumber(idNumber);
      const pool = typedPool.trim();
      const lines = people.get(number) ?? new Map<string, CountyUsed>();
      const before = lines.get(`${year}/${pool}`);
      const used = before !== undefined && named.has(before) ? Math.max(before.used, usedFen) : usedFen;
      const line: CountyUsed = { year, pool, used: fen(used), asOf: day };
      named.add(line);
      lines.set(`${year}/${pool}`, line);
      people.set(number, lines);
    }
  }
  return new Map([...people].map(([number, lines]) => [number, [...lines.values()]]));
}
