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
/** The tables that a batch fills. */
const COPIED = ['record', 'visit', 'fund_use', 'pair', 'batch', 'receipt', 'feed_item'];
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

/** Takes every batch of some PCs, each PC's one after the other, then every batch a second time. One batch before starts the thread. */
async function measure(pcs: readonly Pc[], spool: Spool, books: Awaited<ReturnType<typeof openAt>>) {
  for (const pc of [warm, ...pcs]) {
    await enrol(books, pc);
    for (let seq = 1; seq <= (pc === warm ? 1 : batches); seq++) await spool.put(pc.key(seq), pc.bytes(seq));
  }
  await books.takeBatch(warm.key(1));
  const takeAll = async (pc: Pc) => {
    for (let seq = 1; seq <= batches; seq++) {
      const { outcome } = await books.takeBatch(pc.key(seq));
      if (outcome !== 'receipt') throw new Error(outcome);
    }
  };
  const rate = async () => (cases * pcs.length) / (await seconds(() => Promise.all(pcs.map(takeAll))));
  return { first: await rate(), again: await rate() };
}

/** The same rows, copied as they are and nothing else: what the tables can take at all. */
async function rawCopy(database: Database, county: string): Promise<number> {
  const contents: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly CopyValue[])[];
  }[] = [];
  for (const table of COPIED) {
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
  const rows = contents.find(({ table }) => table === 'record')?.rows.length ?? 0;
  return rows / took;
}

const batches = Math.ceil(cases / perBatch);

function sealedPc(letter: string, count: number): Pc {
  const pc = pcOf(letter);
  for (let at = 0; at < count; at++)
    pc.seal(...Array.from({ length: perBatch }, (_, n) => applicationOf(pc.device.pc, at * perBatch + n + 1)));
  return pc;
}
const [warm, one, two] = [sealedPc('W', 1), sealedPc('A', batches), sealedPc('B', batches)];
let wire = 0;
for (let seq = 1; seq <= batches; seq++) wire += one.bytes(seq).length;
say(`${cases} cases of each PC in ${batches} batches, ${Math.round(wire / cases)} bytes a case on the wire`);

const postgres = await startPostgres();
const database = await openPostgres(postgres.url);
try {
  let code = 210_500;
  for (const rerun of [false, true])
    for (const pcs of [[one], [one, two]]) {
      code += 1;
      const county = String(code);
      const spool = postgresSpool(database, county, () => 0);
      const books = await openAt(county, spool, { form: 'postgres', database }, rerun);
      const { first, again } = await measure(pcs, spool, books);
      const raw = await rawCopy(database, county);
      for (const table of COPIED) await database.run(`delete from ${table} where county = 'copied'`);
      say(
        `PostgreSQL, ${pcs.length} PC, ${rerun ? 'settled again' : 'not settled again'}: ${Math.round(first)} cases/s (${(first / raw).toFixed(3)} of raw COPY at ${Math.round(raw)}), sent again ${Math.round(again)} cases/s`,
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
  const { first } = await measure([one], spool, books);
  const rebuild = await seconds(() => books.rebuild());
  await books.close();
  const tables = await openPglite(join(folder, 'books', 'tables'));
  const raw = await rawCopy(tables, '210502');
  await tables.close();
  say(
    `Folder, settled again: ${Math.round(first)} cases/s (${(first / raw).toFixed(3)} of raw COPY into PGlite at ${Math.round(raw)}), tables made again at ${Math.round((cases + perBatch) / rebuild)} cases/s`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
