import { z } from 'zod';
import type { Database } from '../../../county/db/database.ts';

/** What tells one case from another, made anew for each copy; everything else stays as it was. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  record: ['hash', 'number', 'application', 'mark', 'person', 'name'],
  visit: ['person', 'visit', 'bill'],
  fund_use: [],
};

/** No bench takes in so many. */
const MOST_BATCHES = 1_000_000;

/**
 * Multiplies the cases of a county inside the database, each copy with a person and bills of its own. The copies stand before the
 * batches that came in: their numbers are negative.
 */
export async function fillCases(database: Database, county: string, times: number): Promise<void> {
  for (const [table, others] of Object.entries(OTHERS)) {
    const columns = await database.rows(
      z.object({ name: z.string() }),
      "select column_name::text as name from information_schema.columns where table_name = $1 and table_schema = 'public'",
      [table],
    );
    const values = columns.map(({ name }) => {
      if (name === 'batch') return `-(g * ${MOST_BATCHES} + batch)`;
      return others.includes(name) ? `encode(sha256(convert_to(${name} || '/' || g, 'UTF8')), 'hex')` : name;
    });
    await database.run(
      `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
       select ${values.join(', ')} from ${table}, generate_series(1, $2::bigint) g where county = $1 and batch > 0`,
      [county, times],
    );
    await database.run(`analyze ${table}`);
  }
}
