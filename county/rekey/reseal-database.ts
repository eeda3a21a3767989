import { z } from 'zod';
import { JournalDamagedError } from '../books/journal/journal.ts';
import { postgresJournal } from '../books/journal/postgres-journal.ts';
import { aloneInCounty } from '../books/keep/keeper.ts';
import type { Connection, Database } from '../db/database.ts';
import type { CountySeal } from '../seal/county-seal.ts';
import { contentDigest, resealEntries } from './reseal-entries.ts';

/** Seals the journal of a PostgreSQL anew, in one transaction: all of it or none. Its tables no longer count for the key of before. */
export async function resealDatabase(
  database: Database,
  county: string,
  { from, to, at }: { readonly from: CountySeal; readonly to: CountySeal; readonly at: string },
): Promise<void> {
  const journal = postgresJournal(county);
  await database.transaction(async (connection) => {
    const { n: through } = await journal.head(connection);
    const before = await contentDigest(journal.read(connection), from, through);
    for await (const entry of resealEntries(journal.read(connection), from, to, at))
      if (entry.n <= through) await replace(connection, county, entry);
      else await journal.append(connection, [entry]);
    // Read back, before anything counts.
    const after = await contentDigest(journal.read(connection), to, through);
    if (after !== before) throw new JournalDamagedError(through, '重新加密后对不上');
  }, aloneInCounty(county));
}

async function replace(
  connection: Connection,
  county: string,
  { n, hash, body }: { readonly n: number; readonly hash: string; readonly body: Uint8Array },
): Promise<void> {
  const touched = await connection.run('update journal set hash = $3, body = $4 where county = $1 and n = $2', [
    county,
    n,
    hash,
    body,
  ]);
  if (touched !== 1) throw new JournalDamagedError(n, '链接不上');
}

/** How many other programs of the county are connected to the database. */
export async function otherNodes(database: Database): Promise<number> {
  const [row] = await database.rows(
    z.object({ nodes: z.number() }),
    `select count(*)::bigint as nodes from pg_stat_activity
      where datname = current_database() and application_name = 'aid-county' and pid <> pg_backend_pid()`,
  );
  return row?.nodes ?? 0;
}
