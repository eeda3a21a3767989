/**
 * What windows see of the county at half past eight: a real service on a PostgreSQL of its own, in a process of its own, asked over
 * HTTP by windows that all come at once. `npm run bench -- county [--full]`. See docs/bench.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { postgresSpool } from '../../../county/spool/postgres-spool.ts';
import { enrol } from '../../county/decide/support/county.ts';
import { COUNTY } from '../../county/http/support/county-service.ts';
import { httpPc } from '../../county/service/support/http-pc.ts';
import { prepareFolder } from '../../county/service/support/prepare-folder.ts';
import { fixedBytes } from '../../county/support/sample-batch.ts';
import { startPostgres } from '../../support/postgres.ts';
import { report } from '../figure.ts';
import { openAt } from './measure-intake.ts';
import { serve, type Served } from './serve.ts';
import { morningWindows, type Window } from './morning-load.ts';

const isFull = process.argv.includes('--full');
const [windows, cases] = isFull ? [300, 200] : [30, 200];
const LARGE = 500;
const LARGE_RUNS = 3;
const MOST_TRIES = 1_500;

const pause = (milliseconds: number) => new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** Asks until the answer is not «wait»: that is what a window does with 202, 423, 429 and 503. */
async function patiently<T extends { readonly status: number }>(what: string, ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const answer = await ask();
    if (![202, 423, 429, 503].includes(answer.status)) return answer;
    await pause(200);
  }
  throw new Error(`Waited too long: ${what}`);
}

/** From the first word of a window to its receipt, milliseconds. */
async function deliver({ pc, batch }: Window, url: string): Promise<number> {
  const from = process.hrtime.bigint();
  const window = httpPc(pc.device, () => url);
  await patiently('log in', async () => ({ status: await window.logIn() }));
  const steps = [() => window.create(batch), () => window.patch(batch, 0, batch.bytes.length)];
  for (const step of steps) {
    const { status } = await patiently('upload', step);
    if (status >= 400) throw new Error(`Refused with ${status}`);
  }
  const receipt = await patiently('receipt', () => window.receipt(batch));
  if (receipt.status !== 200) throw new Error(`No receipt: ${receipt.status}`);
  return Number(process.hrtime.bigint() - from) / 1e6;
}

const percentile = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * part) - 1] ?? 0;

async function main(): Promise<void> {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'aid-morning-'));
  let service: Served | null = null;
  try {
    await prepareFolder(folder);
    const morning = [...morningWindows(windows, cases)];
    const large = [...morningWindows(LARGE_RUNS, LARGE, 500)];
    const database = await openPostgres(postgres.url);
    // Registered before the service starts: its limit on registrations is for people.
    const books = await openAt(
      COUNTY,
      postgresSpool(database, COUNTY, () => 0),
      { form: 'postgres', database },
      new Map(),
      fixedBytes('data-key')(32),
    );
    for (const { pc } of [...morning, ...large]) await enrol(books, pc);
    await books.close();

    service = await serve(folder, postgres.url);
    const idle = service.memory('VmRSS');
    const confirm: number[] = [];
    const { url } = service;
    for (const window of large) confirm.push(await deliver(window, url));
    const from = process.hrtime.bigint();
    const times = await Promise.all(morning.map((window) => deliver(window, url)));
    const all = Number(process.hrtime.bigint() - from) / 1e9;
    const memory = { most: service.memory('VmHWM'), after: service.memory('VmRSS') };
    const [stored] = await database.rows(
      z.object({ records: z.number(), batches: z.number(), same: z.number() }),
      `select count(*)::bigint as records, count(distinct batch)::bigint as batches,
              count(*) filter (where verdict = 'accepted')::bigint as same from record where county = $1`,
      [COUNTY],
    );
    const expected = windows * cases + LARGE_RUNS * LARGE;
    if (stored?.records !== expected || stored.batches !== windows + LARGE_RUNS)
      throw new Error(`Of ${expected} cases ${stored?.records} are stored`);
    const note = `${windows} windows × ${cases} cases at once, all ${expected} stored once, ${stored.same} accepted`;
    report('county-confirm-500, HTTP', 'ms', confirm, {
      note: 'log in, upload, receipt; settled again; first one cold',
    });
    report('county-morning, receipt', 'ms', times, { note });
    report('county-morning, receipt p99', 'ms', [percentile(times, 0.99)], { note });
    report('county-morning, cases', '1/s', [(windows * cases) / all], { note: 'HTTP, settled again, PostgreSQL' });
    report('county-memory, node that serves, idle', 'MB', [idle]);
    report('county-memory, node that serves, most', 'MB', [memory.most], { note: 'with its reading threads' });
    report('county-memory, node that serves, after', 'MB', [memory.after]);
    await database.close();
  } finally {
    await service?.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
