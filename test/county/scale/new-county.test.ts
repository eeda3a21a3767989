import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../county/db/database.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { loadStandings } from '../../../county/decide/standing.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';

const CASES = 2_000;
const readRow = z.object({ tuples: z.number() });

/** Records of a county with a number, a person and a bill each, straight into the tables. */
async function fill(database: Database, county: string): Promise<void> {
  await database.run(
    `insert into record (county, batch, place, hash, number, revision, application, mark, pc, township, device, seq, person, name,
                         accepted_on, received_at, payable_fen, verdict, reasons, state, is_live)
     select $1, 1, g, g::text, 'number ' || g, 1, 'application ' || g, 'mark ' || g, '210502001-A', '210502001', 'device', 1,
            'person ' || g, 'name ' || g, '2023-10-20', '2023-10-21', 100, 'accepted', '[]', 'accepted', true
       from generate_series(1, $2::bigint) g`,
    [county, CASES],
  );
  await database.run(
    `insert into visit (county, batch, place, i, person, visit, kind, from_on, to_on, total_fen, bill)
     select $1, 1, g, 0, 'person ' || g, 'visit ' || g, 'inpatient', '2023-10-01', '2023-10-05', 100, 'bill ' || g
       from generate_series(1, $2::bigint) g`,
    [county, CASES],
  );
}

/** What is looked for by the n-th of them. */
const recordOf = (n: number) => ({
  number: `number ${n}`,
  person: `person ${n}`,
  visits: [
    { visit: `visit ${n}`, kind: 'inpatient', from: '2023-10-01', to: '2023-10-05', totalFen: 100, bill: `bill ${n}` },
  ] as const,
});

describe('a county that came after the server last counted its tables', () => {
  let postgres: TestPostgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres(['autovacuum = off']);
    database = await openPostgres(postgres.url);
  });
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });

  it('is not read whole for each record of a batch', async () => {
    await fill(database, '210501');
    await database.run('analyze');
    await fill(database, '210502');
    const records = Array.from({ length: 20 }, (_, at) => recordOf(CASES - at));
    const { found, tuples } = await database.transaction(async (connection) => {
      const standings = await loadStandings(connection, '210502', { records });
      const [read] = await connection.rows(
        readRow,
        `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint as tuples from pg_stat_xact_user_tables
          where relname in ('record', 'visit', 'fund_use')`,
      );
      return { found: standings.length, tuples: read?.tuples };
    });
    expect(found).toBe(records.length);
    // Each by its number, by its person and by its bill, and then its visits.
    expect(tuples).toBeGreaterThanOrEqual(records.length * 4);
    expect(tuples).toBeLessThan(CASES);
  });
});
