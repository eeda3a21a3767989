import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseCountyArgs, readOptions } from '../../../../county/config/options.ts';
import { machine } from '../../../../county/context.ts';
import { spoolName } from '../../../../county/spool/spool.ts';
import { type RunningCounty, startCounty } from '../../../../county/start.ts';
import { startPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { testDevice } from '../../support/sample-batch.ts';
import { type Batch, chainOf, httpPc } from '../support/http-pc.ts';
import { prepareFolder } from '../support/prepare-folder.ts';

const HALF_HOUR = 1_800_000;
const FIVE_MINUTES = 300_000;
const device = testDevice();
const [first, second] = chainOf(device, 2) as [Batch, Batch];

let folder = '';
let postgres: TestPostgres | null = null;
let running: RunningCounty | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aid-night-'));
  await prepareFolder(folder);
  // The days pass as the test says; everything else goes on by itself.
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.parse('2026-11-23T01:10:00+08:00') });
});
afterEach(async () => {
  vi.useRealTimers();
  await running?.stop();
  running = null;
  await postgres?.stop();
  postgres = null;
  await rm(folder, { recursive: true, force: true });
});

/** Turns one bit of a stored batch, where its bytes lie. */
async function flip({ hash, header: { seq } }: Batch): Promise<void> {
  if (postgres === null) {
    const path = join(folder, 'spool', 'whole', device.id, `${spoolName({ seq, hash })}.aidbatch`);
    const file = await open(path, 'r+');
    const byte = Buffer.alloc(1);
    await file.read(byte, 0, 1, 700);
    await file.write(Buffer.from([byte.readUInt8() ^ 4]), 0, 1, 700);
    await file.close();
    return;
  }
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rowCount } = await client.query(
    'update spool_chunk set bytes = set_byte(bytes, 700, get_byte(bytes, 700) # 4) where hash = $1 and place = 0',
    [hash],
  );
  await client.end();
  expect(rowCount).toBe(1);
}

it.each(['folder', 'PostgreSQL'])(
  'a service over a %s looks at every batch in the night, finds a flipped bit, raises the epoch and gets the batch back from its PC',
  { timeout: 180_000 },
  async (form) => {
    let env: NodeJS.ProcessEnv = {};
    if (form === 'PostgreSQL') {
      postgres = await startPostgres();
      env = { DATABASE_URL: postgres.url };
    }
    const logged: string[] = [];
    const logStream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        logged.push(chunk.toString('utf8'));
        done();
      },
    });
    const options = readOptions(parseCountyArgs(['--folder', folder, '--port', '0']).values, env, folder);
    const packsFolder = resolve('rules/packs');
    const { county, address } = (running = await startCounty({ options, env, machine, packsFolder, logStream }));
    const { books } = county;
    const epoch = async (): Promise<number> => (await books.ready()).epoch;
    const found = (): readonly string[] =>
      logged
        .join('')
        .split('\n')
        .filter((line) => line.includes('spool damaged, epoch raised'));

    const untilFound = async (times: number): Promise<void> => {
      while (found().length < times) await new Promise((again) => setImmediate(again));
    };

    await books.makeCode({ code: '0'.repeat(20), pc: device.pc, until: '2027-01-01T00:00:00.000+08:00', by: 'cli' });
    const pc = httpPc(device, () => address);
    expect((await pc.enrol('0'.repeat(20))).status).toBe(200);
    async function send(batch: Batch): Promise<number> {
      await pc.logIn();
      await pc.create(batch);
      await pc.patch(batch, (await pc.offset(batch)) ?? 0, batch.bytes.length);
      return (await pc.receipt(batch)).status;
    }
    expect([await send(first), await send(second)]).toEqual([200, 200]);

    await flip(first);
    vi.advanceTimersByTime(HALF_HOUR);
    expect([await epoch(), found()]).toEqual([1, []]);
    // Ten past two.
    vi.advanceTimersByTime(HALF_HOUR);
    await untilFound(1);
    const raised = await epoch();
    expect(raised).toBeGreaterThan(1);
    expect((await county.spool.list()).map(({ seq }) => seq)).toEqual([2]);
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('aid_spool_damaged 1');
    await pc.logIn();
    // The PC sees the later epoch, offers both again, and only the damaged one has to travel.
    expect(await pc.state()).toMatchObject({ epoch: raised, received: 0 });
    expect([await pc.offset(first), await pc.offset(second)]).toEqual([null, second.bytes.length]);
    expect([await send(first), await send(second)]).toEqual([200, 200]);
    expect(await pc.state()).toMatchObject({ epoch: raised, received: 2 });

    // The next night finds what happened since; nothing is found twice.
    await flip(second);
    vi.advanceTimersByTime(48 * HALF_HOUR);
    await untilFound(2);
    expect(await epoch()).toBeGreaterThan(raised);
    await pc.logIn();
    expect(await send(second)).toBe(200);
    expect(found()).toHaveLength(2);
  },
);

it('a service makes its tables anew for batches that came again, though nothing else asks for them', async () => {
  const options = readOptions(
    parseCountyArgs(['--folder', folder, '--port', '0', '--log-level', 'silent']).values,
    {},
    folder,
  );
  running = await startCounty({ options, env: {}, machine, packsFolder: resolve('rules/packs') });
  const { address, county } = running;
  const { books, spool } = county;
  await books.makeCode({ code: '0'.repeat(20), pc: device.pc, until: '2027-01-01T00:00:00.000+08:00', by: 'cli' });
  const pc = httpPc(device, () => address);
  await pc.enrol('0'.repeat(20));
  await pc.logIn();
  const send = async (): Promise<void> => {
    await pc.create(first);
    await pc.patch(first, 0, first.bytes.length);
    await expect.poll(async () => (await pc.receipt(first)).status).toBe(200);
  };
  const unreadable = async () => (await books.queries.standings())[0]?.unreadable;
  await send();
  const lost = { device: device.id, seq: 1, hash: first.hash };
  await spool.forget(lost);
  expect(await books.rebuild()).toEqual([lost]);
  await books.raiseEpoch({ reason: '批次丢失', by: 'cli' });
  await send();
  expect(await unreadable()).toEqual([1]);
  vi.advanceTimersByTime(FIVE_MINUTES);
  await expect.poll(unreadable).toEqual([]);
});
