import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { z } from 'zod';
import type { Database } from '../../../county/db/database.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { readReceipt } from '../../../county/decide/read-receipt.ts';
import { startPostgres, startReplica, type TestPostgres } from '../../support/postgres.ts';
import { COUNTY } from '../http/support/county-service.ts';
import { type CountyProcess, runToolWith, startProcessWith } from '../service/support/county-process.ts';
import { type Batch, chainOf, httpPc } from '../service/support/http-pc.ts';
import { prepareFolder } from '../service/support/prepare-folder.ts';
import { testDevice } from '../support/sample-batch.ts';
import { type Relay, relayTo } from './support/relay.ts';

const BATCHES = 8;
/** Bytes of an upload sent at a time. */
const PIECE = 1500;
const PCS = [
  testDevice('pc-one'),
  { ...testDevice('pc-two'), id: '0191a000-0000-7000-8000-00000000d002', pc: '210502002-A' },
] as const;
const countRow = z.object({ n: z.number() });

const OFTEN = { interval: 20 };
const moment = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('nodes that run on while their PostgreSQL fails and another takes its place', () => {
  let root = '';
  let first: TestPostgres;
  let second: TestPostgres;
  let relay: Relay;
  const nodes: CountyProcess[] = [];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'aid-failover-'));
    first = await startPostgres();
    relay = await relayTo(first.port);
  });
  afterAll(async () => {
    for (const node of nodes) await node.kill();
    await relay.close();
    await second.stop();
    await first.stop();
    await rm(root, { recursive: true, force: true });
  });

  it('answer 5xx meanwhile, then go on by themselves; what they acknowledged is there, once', async () => {
    const env = { DATABASE_URL: `postgres://aid@127.0.0.1:${relay.port}/postgres` };
    const folders = [join(root, 'one'), join(root, 'two')];
    for (const folder of folders) await prepareFolder(folder);
    const codes: string[] = [];
    for (const { pc } of PCS) {
      const made = await runToolWith(env, folders[0] ?? '', 'make-code', pc);
      codes.push(/登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '');
    }
    for (const folder of folders) nodes.push(await startProcessWith(env, folder));
    second = await startReplica(first, 'second');
    await waitForBoth();

    let turn = 0;
    const url = (): string => nodes[turn++ % nodes.length]?.url ?? '';
    const said = new Map<Batch, string>();
    const troubles: { readonly at: number; readonly status: number }[] = [];
    const running = PCS.map(async (device, at) => {
      const pc = httpPc(device, url);
      expect((await pc.enrol(codes[at] ?? '')).status).toBe(200);
      expect(await pc.logIn()).toBe(200);
      /** Asks until it is answered, as a PC does. */
      const insist = async <T extends { readonly status: number }>(ask: () => Promise<T>): Promise<T> => {
        for (;;) {
          const answer = await ask();
          // Not yet: the batch is being read.
          if (answer.status !== 202 && answer.status < 500) return answer;
          if (answer.status !== 202) troubles.push({ at, status: answer.status });
          await moment();
        }
      };
      for (const batch of chainOf(device, BATCHES)) {
        expect((await insist(() => pc.create(batch))).status).toBe(201);
        for (let from = 0; from < batch.bytes.length;) {
          const to = Math.min(batch.bytes.length, from + PIECE);
          const answer = await insist(() => pc.patch(batch, from, to));
          expect([204, 409]).toContain(answer.status);
          const offset = answer.status === 204 ? to : Number(((await answer.json()) as { detail: string }).detail);
          // The piece whose answer was lost is there, or it is not; nothing before it is ever gone.
          expect(offset).toBeGreaterThan(from);
          from = offset;
        }
        const receipt = await insist(() => pc.receipt(batch));
        expect(receipt.status).toBe(200);
        said.set(batch, receipt.file.toString('hex'));
      }
      return pc;
    });

    await expect.poll(() => said.size, OFTEN).toBeGreaterThan(4);
    await first.kill();
    relay.to(null);
    await expect.poll(() => new Set(troubles.map(({ at }) => at)).size, OFTEN).toBe(PCS.length);
    expect(troubles.filter(({ status }) => status !== 500 && status !== 503)).toEqual([]);
    const health = await fetch(`${nodes[0]?.url}/health`);
    expect(await health.json()).toMatchObject({ ready: false });
    const before = new Map(said);
    const client = new Client({ connectionString: second.url });
    await client.connect();
    await client.query('select pg_promote(true, 60)');
    await client.end();
    await onServer(second, async (database) => {
      for (const [{ header, hash }, file] of before) {
        const kept = await readReceipt(database, COUNTY, { device: header.device, seq: header.seq, hash });
        expect(Buffer.from(kept?.file ?? []).toString('hex')).toBe(file);
      }
    });

    relay.to(second.port);
    const done = await Promise.all(running);
    for (const pc of done) expect(await pc.state()).toMatchObject({ epoch: 1, received: BATCHES, feedEnd: BATCHES });
    for (const [batch, file] of said) {
      const pc = done[PCS.findIndex(({ id }) => id === batch.header.device)];
      expect((await pc?.receipt(batch))?.file.toString('hex')).toBe(file);
    }
    await onServer(second, async (database) => {
      for (const table of ['batch', 'receipt', 'record']) {
        const counted = await database.rows(countRow, `select count(*)::bigint as n from ${table}`);
        expect([table, counted]).toEqual([table, [{ n: PCS.length * BATCHES }]]);
      }
    });
    const checked = await runToolWith(env, folders[1] ?? '', 'scrub');
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('内容完好') as string]);
  }, 240_000);

  /** From now on a commit is one only when the second has it on its disk. */
  const waitForBoth = () =>
    onServer(first, async (database) => {
      await database.run("alter system set synchronous_standby_names = 'second'");
      await database.run('select pg_reload_conf()');
      const isSync = () =>
        database.rows(countRow, "select count(*) as n from pg_stat_replication where sync_state = 'sync'");
      while ((await isSync())[0]?.n !== 1) await moment();
    });
});

describe('a connection to PostgreSQL', () => {
  it('asks by itself whether a server that says nothing is still there', async () => {
    const postgres = await startPostgres();
    const database = await openPostgres(postgres.url);
    try {
      // Linux says of each socket where it leads (hexadecimal), whether it stands (01), and which clock runs: 02 is the one that asks.
      const port = postgres.port.toString(16).toUpperCase().padStart(4, '0');
      const lines = (await readFile('/proc/self/net/tcp', 'utf8')).split('\n').map((line) => line.trim().split(/\s+/));
      const clocks = lines
        .filter(([, , to, state]) => to === `0100007F:${port}` && state === '01')
        .map(([, , , , , clock]) => clock?.slice(0, 2));
      expect(clocks).toEqual(['02']);
    } finally {
      await database.close();
      await postgres.stop();
    }
  });
});

async function onServer<T>(postgres: TestPostgres, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openPostgres(postgres.url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
