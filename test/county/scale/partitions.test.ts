import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openBooks } from '../../../county/books/open-books.ts';
import type { Database } from '../../../county/db/database.ts';
import { migrations } from '../../../county/db/migrations/migrations.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { postgresSpool } from '../../../county/spool/postgres-spool.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { applicationOf, deliver, enrol, pcOf } from '../decide/support/county.ts';
import { fixedBytes, testCounty } from '../support/sample-batch.ts';
import { PACKS } from '../support/settled-record.ts';

const PARTITIONS = 4;
const packs = installedPacks(PACKS);
const tableRow = z.object({ name: z.string() });

/** The county's own statements, each table distributed by its county: what an operator of many counties does before the first start. */
async function makePartitioned(database: Database): Promise<readonly string[]> {
  const own = await database.rows(
    tableRow,
    "select relname as name from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r'",
  );
  await database.run(`drop table ${own.map(({ name }) => name).join(', ')}`);
  const made: string[] = [];
  await database.run('create table migration (n bigint primary key)');
  for (const { n, statements } of migrations) {
    for (const statement of statements) {
      const [, table] = /^create table (\w+) \(/.exec(statement) ?? [];
      if (table === undefined) {
        await database.run(statement);
        continue;
      }
      await database.run(`${statement} partition by hash (county)`);
      for (let part = 0; part < PARTITIONS; part++)
        await database.run(
          `create table ${table}_${part} partition of ${table} for values with (modulus ${PARTITIONS}, remainder ${part})`,
        );
      made.push(table);
    }
    await database.run('insert into migration (n) values ($1)', [n]);
  }
  return made;
}

describe('tables distributed by county', () => {
  let postgres: TestPostgres;
  let database: Database;
  let tables: readonly string[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    const first = await openPostgres(postgres.url);
    tables = await makePartitioned(first);
    await first.close();
    database = await openPostgres(postgres.url);
  });
  afterAll(async () => {
    await database.close();
    await postgres.stop();
  });

  it('are made by the statements of one county, and the program works on them unchanged', async () => {
    let ids = 0;
    for (const code of ['210502', '210503', '210521']) {
      const spool = postgresSpool(database, code, () => 0);
      const books = await openBooks({
        county: { code, name: '测试县' },
        secret: testCounty().secret,
        dataKey: fixedBytes(code)(32),
        spool,
        packs: () => packs,
        now: () => '2023-10-21T09:00:00.000+08:00',
        newId: () => `id-${++ids}`,
        place: { form: 'postgres', database },
      });
      const pc = pcOf('A');
      for (let n = 1; n <= 3; n++) pc.seal(applicationOf(pc.device.pc, n));
      await enrol(books, pc);
      for (let seq = 1; seq <= 3; seq++) expect((await deliver({ books, spool }, pc, seq)).outcome).toBe('receipt');
      expect((await deliver({ books, spool }, pc, 2)).outcome).toBe('receipt');
      expect(await books.rebuild()).toEqual([]);
      // One county's applications are nobody else's duplicates.
      expect(await books.queries.statistics({})).toMatchObject([{ applications: 3, held: 0 }]);
      expect(await spool.scrub()).toEqual([]);
      await books.close();
    }
    expect(tables.length).toBeGreaterThan(18);
  });

  it('keep each county’s rows in one part', async () => {
    for (const table of ['journal', 'spool_chunk', 'record', 'visit', 'receipt']) {
      const parts = await database.rows(
        z.object({ county: z.string(), parts: z.number() }),
        `select county, count(distinct tableoid)::bigint as parts from ${table} group by county order by county`,
      );
      expect(parts).toEqual(['210502', '210503', '210521'].map((county) => ({ county, parts: 1 })));
    }
  });

  it('answer a question about one county from its part alone', async () => {
    const plan = await database.rows(
      z.record(z.string(), z.string()),
      "explain select * from record where county = '210502' and person = 'x'",
    );
    const text = JSON.stringify(plan);
    expect(new Set(text.match(/record_\d/g)).size).toBe(1);
  });
});
