/**
 * How fast cases come in over the line: windows with the window's own sending code, each waiting for a receipt before its next batch,
 * at a real service in a process of its own on a PostgreSQL of its own, beside raw COPY of the same rows in the same database.
 * `npm run bench -- county [CASES] [A BATCH]`. See docs/bench.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { instantOf } from '#shared/instant.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import type { Database } from '../../../county/db/database.ts';
import { postgresSpool } from '../../../county/spool/postgres-spool.ts';
import { type CallContext, fetchReceipt, logIn } from '../../../electron/sync/county/county-client.ts';
import { firstPiece, uploadBatch } from '../../../electron/sync/county/upload-batch.ts';
import { enrol } from '../../county/decide/support/county.ts';
import { COUNTY } from '../../county/http/support/county-service.ts';
import { prepareFolder } from '../../county/service/support/prepare-folder.ts';
import { fixedBytes } from '../../county/support/sample-batch.ts';
import { startPostgres } from '../../support/postgres.ts';
import { report } from '../figure.ts';
import { documentsOf } from './documents.ts';
import { type Load, openAt, seconds, sealedLoad } from './measure-intake.ts';
import { rawCopy } from './raw-copy.ts';
import { serve } from './serve.ts';

const [cases = 1000, perBatch = 200] = process.argv
  .slice(2)
  .filter((word) => word !== '--full')
  .map(Number);
const batches = Math.ceil(cases / perBatch);
const WARM_BATCHES = 20;

const context: CallContext = { signal: new AbortController().signal, now: () => instantOf(Date.now()) };

/** Everything of one window, from its log-in to its last receipt. */
async function deliverAll({ pc, batches: count }: Load, url: string): Promise<void> {
  const line = { address: url, ca: null };
  const { device } = pc;
  const { token } = await logIn(line, { device: device.id, county: COUNTY, sign: device.sign }, context);
  const piece = firstPiece();
  const elapsedMs = (): number => performance.now();
  for (let seq = 1; seq <= count; seq++) {
    const { hash } = pc.key(seq);
    const order = { bytes: pc.bytes(seq), seq, hash, token, piece, elapsedMs, onProgress: () => undefined };
    await uploadBatch(line, { ...order, ...context });
    // The county answers as soon as the receipt is there, and otherwise after some seconds.
    while ((await fetchReceipt(line, token, { seq, hash }, context)) === null);
  }
}

async function stored(database: Database): Promise<number> {
  const [row] = await database.rows(
    z.object({ n: z.number() }),
    'select count(*)::bigint as n from record where county = $1',
    [COUNTY],
  );
  return row?.n ?? 0;
}

async function main(): Promise<void> {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'aid-line-'));
  try {
    await prepareFolder(folder);
    const database = await openPostgres(postgres.url);
    // Settled first: a county that gets its packs later settles what it booked without them while the next comes in.
    const rounds = [true, false].map((isSettledAgain, at) => ({
      isSettledAgain,
      warm: sealedLoad(`WX`[at] ?? '', WARM_BATCHES, perBatch),
      one: sealedLoad(`AD`[at] ?? '', batches, perBatch),
      two: [sealedLoad(`BE`[at] ?? '', batches, perBatch), sealedLoad(`CF`[at] ?? '', batches, perBatch)],
    }));
    const loads = rounds.flatMap(({ warm, one, two }) => [warm, one, ...two]);
    // Registered before the service starts: its limit on registrations is for people.
    const spool = postgresSpool(database, COUNTY, () => 0);
    const books = await openAt(COUNTY, spool, { form: 'postgres', database }, new Map(), fixedBytes('data-key')(32));
    for (const { pc } of loads) await enrol(books, pc);
    await books.close();

    const rates: { readonly name: string; readonly rate: number }[] = [];
    for (const { isSettledAgain, warm, one, two } of rounds) {
      // A county without any policy pack books a case and does not settle it again.
      const service = await serve(folder, postgres.url, isSettledAgain ? undefined : folder);
      const measure = async (name: string, windows: readonly Load[]): Promise<void> => {
        const count = windows.length * batches * perBatch;
        const rate = count / (await seconds(() => Promise.all(windows.map((each) => deliverAll(each, service.url)))));
        const how = isSettledAgain ? 'settled again' : 'not settled again';
        rates.push({ name: `county-line, ${name}, ${how}`, rate });
      };
      try {
        await deliverAll(warm, service.url);
        await measure('one window', [one]);
        await measure('two windows', two);
      } finally {
        await service.stop();
      }
    }
    const expected = loads.reduce((sum, load) => sum + load.batches * perBatch, 0);
    const found = await stored(database);
    if (found !== expected) throw new Error(`Of ${expected} cases ${found} are stored`);
    const copied = await rawCopy(database, COUNTY, documentsOf(loads));
    const against = report('county-raw-copy of documents, beside the line', '1/s', [copied]);
    for (const { name, rate } of rates)
      report(name, '1/s', [rate], { against, note: 'HTTP, each waits for its receipt' });
    await database.close();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
