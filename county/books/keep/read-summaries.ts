import { z } from 'zod';
import type { Connection } from '../../db/database.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import { firstOfGroup, openSummaries, type RecordSummary } from '../../seal/record-summary.ts';
import type { RecordRef } from '../events.ts';

const groupRow = z.object({
  batch: z.number(),
  first: z.number(),
  hash: z.string(),
  sealed: z.instanceof(Uint8Array),
});

/** A record of the tables, with the hash that its row says. */
export type SummaryOf = RecordRef & { readonly hash: string };

/** Rows of records, each with what is sealed of it beside them. Throws `SealBrokenError`, and when a row is not in its place. */
export async function withSummaries<T extends SummaryOf>(
  { county, connection, seal }: { readonly county: string; readonly connection: Connection; readonly seal: CountySeal },
  records: readonly T[],
): Promise<readonly { readonly row: T; readonly summary: RecordSummary }[]> {
  const wanted = new Map(records.map(({ batch, place }) => [`${batch}/${firstOfGroup(place)}`, { batch, place }]));
  const groups = new Map<string, readonly RecordSummary[]>();
  if (wanted.size > 0) {
    const places = [...wanted.values()];
    const rows = await connection.rows(
      groupRow,
      `select s.batch, s.first, b.hash, s.sealed
         from unnest($2::bigint[], $3::bigint[]) as w (batch, first)
         join summary s on s.county = $1 and s.batch = w.batch and s.first = w.first
         join batch b on b.county = $1 and b.batch = s.batch`,
      [county, places.map(({ batch }) => String(batch)), places.map(({ place }) => String(firstOfGroup(place)))],
    );
    for (const row of rows) groups.set(`${row.batch}/${row.first}`, openSummaries(seal, county, row.hash, row));
  }
  return records.map((row) => {
    const first = firstOfGroup(row.place);
    const summary = groups.get(`${row.batch}/${first}`)?.[row.place - first];
    if (summary?.hash !== row.hash) throw new TypeError('A record without its summary');
    return { row, summary };
  });
}
