import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { testDevice } from '../support/sample-batch.ts';
import { type CountyProcess, runToolWith, startProcessWith } from './support/county-process.ts';
import { prepareFolder } from './support/prepare-folder.ts';
import { chainOf, httpPc } from './support/http-pc.ts';

let root = '';
let postgres: TestPostgres;
let env: NodeJS.ProcessEnv = {};
const folders: string[] = [];
const nodes: CountyProcess[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'aid-nodes-'));
  postgres = await startPostgres();
  env = { DATABASE_URL: postgres.url };
  for (const name of ['one', 'two', 'three']) {
    folders.push(join(root, name));
    await prepareFolder(join(root, name));
  }
});
afterAll(async () => {
  for (const node of nodes) await node.kill();
  await postgres.stop();
  await rm(root, { recursive: true, force: true });
});

const PCS = [
  testDevice('pc-one'),
  { ...testDevice('pc-two'), id: '0191a000-0000-7000-8000-00000000d002', pc: '210502002-A' },
  { ...testDevice('pc-three'), id: '0191a000-0000-7000-8000-00000000d003', pc: '210502003-A' },
] as const;

async function startNode(at: number): Promise<CountyProcess> {
  const node = await startProcessWith(env, folders[at] ?? '');
  nodes[at] = node;
  return node;
}

describe('three nodes on one PostgreSQL', () => {
  it(
    'take the uploads of three PCs piece by piece in turn, and give the same receipts, also when one of them dies',
    { timeout: 180_000 },
    async () => {
      for (const at of folders.keys()) await startNode(at);
      let turn = 0;
      /** Every request goes to the other node than the one before. */
      const url = (): string => nodes[turn++ % nodes.length]?.url ?? '';
      const work = PCS.map(async (device, index) => {
        const made = await runToolWith(env, folders[index] ?? '', 'make-code', device.pc);
        const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
        const pc = httpPc(device, url);
        expect((await pc.enrol(code)).status).toBe(200);
        expect(await pc.logIn()).toBe(200);
        const batches = chainOf(device, 4);
        for (const batch of batches) {
          expect((await pc.create(batch)).status).toBe(201);
          for (let at = 0; at < batch.bytes.length; at += 900)
            expect((await pc.patch(batch, at, Math.min(batch.bytes.length, at + 900))).status).toBe(204);
        }
        for (const batch of batches) {
          const told = await Promise.all(folders.map(() => pc.receipt(batch)));
          expect(told.map(({ status }) => status)).toEqual([200, 200, 200]);
          expect(new Set(told.map(({ file }) => file.toString('hex'))).size).toBe(1);
        }
        return { pc, device, batches };
      });
      const done = await Promise.all(work);

      await nodes[1]?.kill();
      nodes.splice(1, 1);
      for (const { pc, device, batches } of done) {
        expect(await pc.state()).toMatchObject({ epoch: 1, received: 4, feedEnd: 4 });
        const [last] = chainOf(device, 5).slice(4);
        if (last === undefined) throw new Error('no batch');
        await pc.create(last);
        await pc.patch(last, 0, last.bytes.length);
        expect((await pc.receipt(last)).status).toBe(200);
        expect(await pc.offset(batches[0] ?? last)).toBe(batches[0]?.bytes.length);
      }
      const checked = await runToolWith(env, folders[1] ?? '', 'scrub');
      expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('批次 15 个，内容完好') as string]);
    },
  );

  it('goes on where it was when PostgreSQL dies and comes back', async () => {
    const [device] = PCS;
    const pc = httpPc(device, () => nodes[0]?.url ?? '');
    await pc.logIn();
    const [next] = chainOf(device, 6).slice(5);
    if (next === undefined) throw new Error('no batch');
    await pc.create(next);
    expect((await pc.patch(next, 0, 1000)).status).toBe(204);
    await postgres.kill();
    expect([500, 503]).toContain((await pc.patch(next, 1000, 2000)).status);
    expect(((await (await fetch(`${nodes[0]?.url}/health`)).json()) as { ready: boolean }).ready).toBe(false);
    await postgres.restart();
    expect(await pc.offset(next)).toBe(1000);
    await pc.patch(next, 1000, next.bytes.length);
    expect((await pc.receipt(next)).status).toBe(200);
  });

  it('refuses a PostgreSQL that would forget, and an address where none is, without its password', async () => {
    const unsafe = await startPostgres(['fsync = off']);
    try {
      const done = await runToolWith({ DATABASE_URL: unsafe.url }, folders[1] ?? '', 'devices');
      expect([done.code, done.err]).toEqual([2, expect.stringContaining('断电会丢失') as string]);
    } finally {
      await unsafe.stop();
    }
    const gone = 'postgres://aid:geheim123@127.0.0.1:1/aid';
    const done = await runToolWith({ DATABASE_URL: gone }, folders[1] ?? '', 'devices');
    expect([done.code, done.err]).toEqual([2, expect.stringContaining('连不上 DATABASE_URL') as string]);
    expect(done.err).not.toContain('geheim123');
  });
});
