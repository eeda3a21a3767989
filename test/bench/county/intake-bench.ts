/**
 * How fast sealed batches become committed records in PostgreSQL, beside raw COPY of the very same rows in the same run:
 * `node build/run.mjs test/bench/county/intake-bench.ts [CASES] [A BATCH]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { instantOf } from '#shared/instant.ts';
import { openBooks } from '../../../county/books/open-books.ts';
import type { CopyValue, Database } from '../../../county/db/database.ts';
import { openPglite } from '../../../county/db/open-pglite.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { openFolderSpool } from '../../../county/spool/folder-spool.ts';
import { postgresSpool } from '../../../county/spool/postgres-spool.ts';
import type { Spool } from '../../../county/spool/spool.ts';
import { applicationOf, enrol, pcOf, type Pc } from '../../county/decide/support/county.ts';
import { fixedBytes, testCounty } from '../../county/support/sample-batch.ts';
import { PACKS } from '../../county/support/settled-record.ts';
import { startPostgres } from '../../support/postgres.ts';

const [cases = 2000, perBatch = 200] = process.argv.slice(2).map(Number);
const packs = installedPacks(PACKS);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - from) / 1e9;
};

function openAt(code: string, spool: Spool, place: Parameters<typeof openBooks>[0]['place'], rerun: boolean) {
  let ids = 0;
  return openBooks({
    county: { code, name: '测试县' },
    secret: testCounty().secret,
    dataKey: fixedBytes('data key')(32),
    spool,
    packs: () => (rerun ? packs : new Map()),
    now: () => instantOf(Date.now()),
    newId: () => `id-${++ids}`,
    place,
  });
}

/** Takes every batch of a PC, then, of the same county, every batch a second time. */
async function measure(pc: Pc, batches: number, spool: Spool, books: Awaited<ReturnType<typeof openAt>>) {
  await enrol(books, pc);
  for (let seq = 1; seq <= batches; seq++) await spool.put(pc.key(seq), pc.bytes(seq));
  const take = async () => {
    for (let seq = 1; seq <= batches; seq++) {
      const { outcome } = await books.takeBatch(pc.key(seq));
      if (outcome !== 'receipt') throw new Error(outcome);
    }
  };
  return { first: cases / (await seconds(take)), again: cases / (await seconds(take)) };
}

/** The same rows, copied as they are and nothing else: what the tables can take at all. */
async function rawCopy(database: Database, county: string): Promise<number> {
  const tables = ['record', 'visit', 'fund_use', 'pair', 'batch', 'receipt', 'feed_item'];
  const contents: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly CopyValue[])[];
  }[] = [];
  for (const table of tables) {
    const rows = await database.rows(
      z.record(z.string(), z.custom<CopyValue>()),
      `select * from ${table} where county = $1`,
      [county],
    );
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length > 0)
      contents.push({
        table,
        columns,
        rows: rows.map((row) => columns.map((column) => (column === 'county' ? 'copied' : (row[column] ?? null)))),
      });
  }
  const took = await seconds(() =>
    database.transaction(async (connection) => {
      for (const { table, columns, rows } of contents) await connection.copy(table, columns, rows);
    }),
  );
  return cases / took;
}

const pc = pcOf('A');
const batches = Math.ceil(cases / perBatch);
const sealing = await seconds(async () => {
  for (let at = 0; at < batches; at++)
    pc.seal(...Array.from({ length: perBatch }, (_, n) => applicationOf(pc.device.pc, at * perBatch + n + 1)));
});
let wire = 0;
for (let seq = 1; seq <= batches; seq++) wire += pc.bytes(seq).length;
say(
  `${cases} cases in ${batches} batches, sealed in ${sealing.toFixed(1)} s, ${Math.round(wire / cases)} bytes a case on the wire`,
);

const postgres = await startPostgres();
const database = await openPostgres(postgres.url);
try {
  for (const rerun of [false, true]) {
    const code = rerun ? '210502' : '210503';
    const spool = postgresSpool(database, code, () => 0);
    const books = await openAt(code, spool, { form: 'postgres', database }, rerun);
    const { first, again } = await measure(pc, batches, spool, books);
    const raw = await rawCopy(database, code);
    for (const table of ['record', 'visit', 'fund_use', 'pair', 'batch', 'receipt', 'feed_item'])
      await database.run(`delete from ${table} where county = 'copied'`);
    say(
      `PostgreSQL, ${rerun ? 'settled again' : 'not settled again'}: ${Math.round(first)} cases/s (${(first / raw).toFixed(3)} of raw COPY at ${Math.round(raw)}), sent again ${Math.round(again)} cases/s`,
    );
    await books.close();
  }
} finally {
  await database.close();
  await postgres.stop();
}

const folder = mkdtempSync(join(tmpdir(), 'aid-bench-'));
try {
  const spool = await openFolderSpool(join(folder, 'spool'), 0);
  const books = await openAt('210502', spool, { form: 'folder', folder: join(folder, 'books') }, true);
  const { first } = await measure(pc, batches, spool, books);
  const rebuild = await seconds(() => books.rebuild());
  await books.close();
  const tables = await openPglite(join(folder, 'books', 'tables'));
  const raw = await rawCopy(tables, '210502');
  await tables.close();
  say(
    `Folder, settled again: ${Math.round(first)} cases/s (${(first / raw).toFixed(3)} of raw COPY into PGlite at ${Math.round(raw)}), tables made again at ${Math.round(cases / rebuild)} cases/s`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
