import { chmod, chown, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCountyArgs, readOptions } from '../../../../county/config/options.ts';
import { machine } from '../../../../county/context.ts';
import { type RunningCounty, startCounty } from '../../../../county/start.ts';
import { startPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { mayMount, mountSmallDisk, type SmallDisk } from '../../../support/small-disk.ts';
import { sealed, testDevice } from '../../support/sample-batch.ts';
import { sampleRecord } from '../../support/sample-record.ts';
import { type Batch, chainOf, httpPc } from '../support/http-pc.ts';
import { prepareFolder } from '../support/prepare-folder.ts';

const device = testDevice();
const [first, second, third] = chainOf(device, 3) as [Batch, Batch, Batch];

/** A batch of many records behind another one, numbered from `from` on. */
const largeAfter = ({ hash, header: { seq } }: Batch, from: number): Batch => {
  const records = Array.from({ length: 60 }, (_, at) => sampleRecord(from + at));
  return sealed({ device, seq: seq + 1, prevHash: hash, records }, `large/${from}`);
};

let root = '';
let disk: SmallDisk;
let running: RunningCounty | null = null;
let postgres: TestPostgres | null = null;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'aid-full-'));
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await postgres?.stop();
  postgres = null;
  disk.remove();
  await rm(root, { recursive: true, force: true });
});

async function start(folder: string, env: NodeJS.ProcessEnv = {}): Promise<RunningCounty> {
  const words = ['--folder', folder, '--port', '0', '--log-level', 'silent'];
  const options = readOptions(parseCountyArgs(words).values, env, folder);
  running = await startCounty({ options, env, machine, packsFolder: resolve('rules/packs') });
  return running;
}

/** A county that runs, and a PC that is registered and logged in. */
async function begin(folder: string, env: NodeJS.ProcessEnv = {}): Promise<Pc> {
  const code = '0'.repeat(20);
  const { address, county } = await start(folder, env);
  await county.books.makeCode({ code, pc: device.pc, until: '2030-01-01T00:00:00.000+08:00', by: 'cli' });
  const pc = httpPc(device, () => address);
  expect((await pc.enrol(code)).status).toBe(200);
  await pc.logIn();
  return pc;
}
type Pc = ReturnType<typeof httpPc>;

const told = async (answer: Response): Promise<readonly [number, unknown, string | null]> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
  answer.headers.get('retry-after'),
];
const codeIn = (file: Buffer): unknown => (JSON.parse(file.toString('utf8')) as { code: string }).code;
const FULL = [507, 'full', '300'] as const;

/** What comes of asking for a receipt, once the county has read the batch. */
async function answered(pc: Pc, batch: Batch): ReturnType<Pc['receipt']> {
  const answer = await pc.receipt(batch);
  return answer.status === 202 ? answered(pc, batch) : answer;
}

async function sendWhole(pc: Pc, batch: Batch): Promise<number> {
  await pc.create(batch);
  const offset = (await pc.offset(batch)) ?? 0;
  if (offset < batch.bytes.length) expect((await pc.patch(batch, offset, batch.bytes.length)).status).toBe(204);
  return (await answered(pc, batch)).status;
}

describe.skipIf(!mayMount)('a county whose disk is really full', { timeout: 180_000 }, () => {
  it('in a folder says so at every step, gives no receipt, keeps what it acknowledged, and goes on when there is room', async () => {
    const place = join(root, 'disk');
    await mkdir(place);
    disk = mountSmallDisk(place, 400);
    const folder = join(place, 'data');
    await prepareFolder(folder);
    const pc = await begin(folder);
    expect(await sendWhole(pc, first)).toBe(200);
    const kept = (await answered(pc, first)).file;
    // The second is whole in the spool and not booked yet; the third has only been announced.
    await pc.create(second);
    await pc.create(third);
    await pc.patch(second, 0, second.bytes.length - 1);

    disk.fill();
    expect(await told(await pc.patch(third, 0, 1000))).toEqual(FULL);
    expect(await told(await pc.patch(second, second.bytes.length - 1, second.bytes.length))).toEqual(FULL);
    expect((await answered(pc, second)).status).toBe(404);
    expect((await answered(pc, first)).file.equals(kept)).toBe(true);
    expect(await pc.state()).toMatchObject({ received: 1 });

    disk.free();
    expect([await sendWhole(pc, second), await sendWhole(pc, third)]).toEqual([200, 200]);
    expect((await answered(pc, first)).file.equals(kept)).toBe(true);
    expect(await pc.state()).toMatchObject({ received: 3, epoch: 1 });
  });

  it('in a folder where the bytes had room and the journal has none gives no receipt until it has', async () => {
    const place = join(root, 'disk');
    await mkdir(place);
    disk = mountSmallDisk(place, 400);
    const folder = join(place, 'data');
    await prepareFolder(folder);
    const pc = await begin(folder);
    expect(await sendWhole(pc, first)).toBe(200);
    const events = async (): Promise<number> => (await running?.county.books.ready())?.events ?? -1;
    const before = await events();
    const { spool } = running?.county ?? {};
    await spool?.put({ device: device.id, seq: 2, hash: second.hash }, second.bytes);
    disk.fill();
    const asked = await answered(pc, second);
    expect([asked.status, codeIn(asked.file)]).toEqual([507, 'full']);
    expect(await events()).toBe(before);

    disk.free();
    expect((await answered(pc, second)).status).toBe(200);
    expect(await events()).toBeGreaterThan(before);
    await running?.stop();
    running = null;
    const again = await start(folder);
    expect((await again.county.books.verify()).events).toBeGreaterThan(before);
  });

  it('in PostgreSQL, on the disk of the bytes or of the books, says the same and goes on the same', async () => {
    const place = join(root, 'disk');
    await mkdir(place);
    disk = mountSmallDisk(place, 64);
    postgres = await startPostgres();
    const { uid, gid } = await stat(join(postgres.folder, 'data'));
    const space = join(place, 'space');
    await mkdir(space);
    await chown(space, uid, gid);
    await Promise.all([chmod(root, 0o755), chmod(place, 0o755)]);
    await prepareFolder(join(root, 'data'));
    const pc = await begin(join(root, 'data'), { DATABASE_URL: postgres.url });
    expect(await sendWhole(pc, first)).toBe(200);
    await sql(`create tablespace small location '${space}'`, 'alter table spool_chunk set tablespace small');

    // Too large for what is left in a page.
    const large = largeAfter(first, 1000);
    await pc.create(large);
    disk.fill();
    expect(await told(await pc.patch(large, 0, large.bytes.length))).toEqual(FULL);
    expect(await pc.offset(large)).toBe(0);
    disk.free();
    expect(await sendWhole(pc, large)).toBe(200);

    const next = largeAfter(large, 2000);
    await sql('alter table spool_chunk set tablespace pg_default');
    for (const table of ['journal', 'receipt', 'record']) await sql(`alter table ${table} set tablespace small`);
    await pc.create(next);
    disk.fill();
    expect((await pc.patch(next, 0, next.bytes.length)).status).toBe(204);
    const refused = await answered(pc, next);
    expect([refused.status, codeIn(refused.file)]).toEqual([507, 'full']);
    expect(await pc.state()).toMatchObject({ received: 2 });
    disk.free();
    expect((await answered(pc, next)).status).toBe(200);
    expect(await pc.state()).toMatchObject({ received: 3, epoch: 1 });
  });
});

async function sql(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: postgres?.url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
