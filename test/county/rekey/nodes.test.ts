import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresJournal } from '../../../county/books/journal/postgres-journal.ts';
import type { Connection, Database } from '../../../county/db/database.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { otherNodes, resealDatabase } from '../../../county/rekey/reseal-database.ts';
import { isSealedWith } from '../../../county/rekey/settle-data-key.ts';
import { countySeal } from '../../../county/seal/county-seal.ts';
import { COUNTY } from '../http/support/county-service.ts';
import { fixedBytes } from '../support/sample-batch.ts';
import { BATCHES, countyOf } from './support/county-of-form.ts';

const KEYS = { old: fixedBytes('data-key')(32), new: fixedBytes('new key')(32) };
const SEALS = {
  from: countySeal(KEYS.old, COUNTY),
  to: countySeal(KEYS.new, COUNTY),
  at: '2023-10-25T10:00:00.000+08:00',
};

/** The same database whose line breaks at the `nth` thing that is asked of it. */
function breaking(database: Database, nth: number): Database {
  let asked = 0;
  const through =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A) =>
      ++asked >= nth ? Promise.reject(new Error('broken line')) : call(...args);
  const over = (connection: Connection): Connection => ({
    ...connection,
    rows: (schema, sql, values) => through(() => connection.rows(schema, sql, values))(),
    run: through(connection.run),
    copy: through(connection.copy),
  });
  return {
    ...database,
    transaction: (work, alone) => database.transaction((connection) => work(over(connection)), alone),
  };
}

describe('a new data key where PostgreSQL keeps the journal', { timeout: 180_000 }, () => {
  let county: Awaited<ReturnType<typeof countyOf>>;
  let database: Database;
  beforeAll(async () => {
    county = await countyOf('postgres');
    await county.register();
    await county.take(BATCHES.first);
    database = await openPostgres(county.servers[0]?.url ?? '');
  });
  afterAll(async () => {
    await database.close();
    await county.remove();
  });

  const sealedWith = (key: Uint8Array) => isSealedWith(COUNTY, { form: 'postgres', database }, key);

  it('sees a node that has had nothing to do for long', async () => {
    const url = county.servers[0]?.url ?? '';
    /** Two connections at once: what a node uses at work, and gives back when it is idle. */
    const work = async (node: Database): Promise<readonly number[]> => {
      const pid = z.object({ pid: z.number() });
      const ask = () => node.rows(pid, 'select pg_backend_pid() as pid, pg_sleep(0.2)');
      return (await Promise.all([ask(), ask()])).flatMap((rows) => rows.map((row) => row.pid));
    };
    const [quiet, later] = [await openPostgres(url), await openPostgres(url)];
    try {
      const there = async (pids: readonly number[]): Promise<number> => {
        const rows = await database.rows(
          z.object({ pid: z.number() }),
          `select pid from pg_stat_activity where pid in (${pids.join(', ')})`,
        );
        return rows.length;
      };
      const before = await work(quiet);
      const behind = await work(later);
      // What was idle since before gave back all that it gives back, too.
      await expect.poll(() => there(behind), { interval: 500 }).toBeLessThan(2);
      expect(await there(before)).toBe(1);
      expect(await otherNodes(database)).toBeGreaterThanOrEqual(2);
    } finally {
      await quiet.close();
      await later.close();
    }
  });

  it('is all or nothing: a line that breaks at any question leaves the old one whole', async () => {
    let broken = 0;
    for (let nth = 1; ; nth++) {
      const isThrough = await resealDatabase(breaking(database, nth), COUNTY, SEALS).then(
        () => true,
        () => false,
      );
      expect([nth, await sealedWith(KEYS.old), await sealedWith(KEYS.new)]).toEqual([nth, !isThrough, isThrough]);
      if (isThrough) break;
      broken++;
      if (nth % 5 !== 1) continue;
      const { books, close } = await county.open();
      await books.verify();
      await close();
    }
    expect(broken).toBeGreaterThan(6);
    // Back again, for the next test.
    await resealDatabase(database, COUNTY, { ...SEALS, from: SEALS.to, to: SEALS.from });
  });

  it('stops a node that still has the key of before: it neither writes nor reads', async () => {
    const node = await county.open();
    try {
      const raise = () => node.books.raiseEpoch({ reason: '试', by: 'cli', atLeast: 2 });
      await raise();
      await resealDatabase(database, COUNTY, SEALS);
      const { n } = await postgresJournal(COUNTY).head(database);
      await expect(raise()).rejects.toThrow();
      expect(await postgresJournal(COUNTY).head(database)).toMatchObject({ n });
      expect(await sealedWith(KEYS.new)).toBe(true);
    } finally {
      await node.close();
    }
  });
});
