/**
 * How fast sealed batches become committed records, beside raw COPY of the very same rows in the same run:
 * `npm run bench -- county [--full] [CASES] [A BATCH] [STORED]`. See docs/bench.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import { openPglite } from '../../../county/db/open-pglite.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { openFolderSpool } from '../../../county/spool/folder-spool.ts';
import { postgresSpool } from '../../../county/spool/postgres-spool.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { PACKS } from '../../county/support/settled-record.ts';
import { startPostgres, startReplica } from '../../support/postgres.ts';
import { memoryOf } from '../../support/process/memory.ts';
import { report } from '../figure.ts';
import { documentsOf } from './documents.ts';
import { fillCases } from './fill-cases.ts';
import { openAt, sealedLoad, seconds, takeAll, warmUp, type Load } from './measure-intake.ts';
import { rawCopy } from './raw-copy.ts';

const isFull = process.argv.includes('--full');
const [cases = isFull ? 2000 : 1000, perBatch = 200, stored = isFull ? 1_000_000 : 10_000] = process.argv
  .slice(2)
  .filter((word) => word !== '--full')
  .map(Number);
const packs = installedPacks(PACKS);
const batches = Math.ceil(cases / perBatch);
/** Each opening starts threads of its own, and what they run is only quick after some thousand cases. */
const WARM_BATCHES = 20;
const warmCases = WARM_BATCHES * perBatch;
const warm = sealedLoad('W', WARM_BATCHES, perBatch);
const [one, two, large] = [
  sealedLoad('A', batches, perBatch),
  sealedLoad('B', batches, perBatch),
  sealedLoad('C', 1, 500),
];

/** What goes over the wire, beside the same records as lines of plain JSON. */
function reportWire({ pc }: Load): void {
  const opened = openBatch(pc.bytes(1), testCounty().secret);
  if (!opened.ok) throw new Error(opened.refusal.code);
  // A record is plain JSON; its type leaves `local` open.
  const lines = opened.value.records.map(({ record }) => canonicalJson(record as unknown as Canonical));
  const plain = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  const note = `${Math.round(pc.bytes(1).length / lines.length)} of ${Math.round(plain / lines.length)} bytes a case`;
  report('county-wire', '%', [(pc.bytes(1).length / plain) * 100], { note });
}

async function onPostgres(): Promise<void> {
  const postgres = await startPostgres();
  const database = await openPostgres(postgres.url);
  let code = 210_500;

  async function measure(
    name: string,
    loads: readonly Load[],
    rerun: boolean,
    { filled = 0, waiting = true }: { readonly filled?: number; readonly waiting?: boolean } = {},
  ): Promise<void> {
    const county = String((code += 1));
    const spool = postgresSpool(database, county, () => 0);
    const books = await openAt(county, spool, { form: 'postgres', database }, rerun ? packs : new Map());
    await warmUp(warm, loads, spool, books);
    if (filled > 0) await fillCases(database, county, Math.ceil(filled / warmCases));
    const first = await takeAll(loads, spool, books, waiting);
    const again = await takeAll(loads, spool, books);
    const [row] = await database.rows(
      z.object({ n: z.number() }),
      'select count(*)::bigint as n from record where county = $1 and batch > 0',
      [county],
    );
    if (row?.n !== cases * loads.length + warmCases) throw new Error(`${row?.n} records stored`);
    const readable = await rawCopy(database, county, documentsOf([warm, ...loads]));
    const documents = report(`county-raw-copy of documents, ${name}`, '1/s', [readable]);
    const rows = report(`county-raw-copy of sealed rows, ${name}`, '1/s', [await rawCopy(database, county)]);
    report(`county-take, ${name}`, '1/s', [first], { against: documents });
    report(`county-take, ${name}, beside sealed rows`, '1/s', [first], { against: rows });
    report(`county-take-again, ${name}`, '1/s', [again]);
    await books.close();
  }

  try {
    for (const rerun of [false, true]) {
      const how = rerun ? 'settled again' : 'not settled again';
      await measure(`PostgreSQL, one PC, ${how}`, [one], rerun);
      await measure(`PostgreSQL, one PC that sends on, ${how}`, [one], rerun, { waiting: false });
      await measure(`PostgreSQL, two PCs, ${how}`, [one, two], rerun);
    }
    await measure(`PostgreSQL, one PC, settled again, ${stored} stored`, [one], true, { filled: stored });
    await reportLarge(postgres.url);
    const replica = await startReplica(postgres, 'second');
    try {
      await database.run("alter system set synchronous_standby_names = 'second'");
      await database.run('select pg_reload_conf()');
      await measure('PostgreSQL with a replica that it waits for, one PC, settled again', [one], true);
      await database.run("alter system set synchronous_standby_names = ''");
      await database.run('select pg_reload_conf()');
    } finally {
      await replica.stop();
    }
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/** One evening's batch of a busy window. */
async function reportLarge(url: string): Promise<void> {
  const database = await openPostgres(url);
  const spool = postgresSpool(database, '210599', () => 0);
  const books = await openAt('210599', spool, { form: 'postgres', database }, packs);
  await warmUp(warm, [large], spool, books);
  const took = await seconds(() => takeAll([large], spool, books));
  report('county-confirm-500', 'ms', [took * 1000], { note: 'PostgreSQL, one batch, settled again, without HTTP' });
  await books.close();
  await database.close();
}

async function inFolder(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aid-bench-'));
  try {
    const spool = await openFolderSpool(join(folder, 'spool'), 0);
    const books = await openAt('210502', spool, { form: 'folder', folder: join(folder, 'books') }, packs);
    await warmUp(warm, [one], spool, books);
    const first = await takeAll([one], spool, books);
    const again = await takeAll([one], spool, books);
    const rebuild = await seconds(() => books.rebuild());
    await books.close();
    const tables = await openPglite(join(folder, 'books', 'tables'));
    const raw = report('county-raw-copy, PGlite', '1/s', [await rawCopy(tables, '210502')]);
    await tables.close();
    // Somebody threw the folder of tables away, or the machine started anew: all of it before the service answers.
    rmSync(join(folder, 'books', 'tables'), { recursive: true });
    const from = process.cpuUsage();
    const opening = await seconds(async () => {
      await (await openAt('210502', spool, { form: 'folder', folder: join(folder, 'books') }, packs)).close();
    });
    const { user, system } = process.cpuUsage(from);
    const note = `${cases + warmCases} cases in the spool, ${Math.round((user + system) / 1000)} ms of a processor`;
    report('county-open, folder, tables gone', 'ms', [opening * 1000], { note });
    report('county-take, folder, one PC, settled again', '1/s', [first], { against: raw });
    report('county-take-again, folder', '1/s', [again]);
    report('county-rebuild, folder', '1/s', [(cases + warmCases) / rebuild]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const memory = (name: string): void =>
  void report(name, 'MB', [memoryOf('VmHWM')], { note: 'largest so far, with everything sealed' });

reportWire(one);
memory('county-memory, before');
await onPostgres();
memory('county-memory, PostgreSQL');
await inFolder();
memory('county-memory, folder');
