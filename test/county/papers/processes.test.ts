import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPostgres } from '../../support/postgres.ts';
import { fixedBytes, testDevice } from '../support/sample-batch.ts';
import { sampleRecord } from '../support/sample-record.ts';
import { runToolWith, startProcessWith, type CountyProcess } from '../service/support/county-process.ts';
import { chainOf, httpPc } from '../service/support/http-pc.ts';
import { prepareFolder } from '../service/support/prepare-folder.ts';
import { contentsOf, printedLine, samplePdf, sealedPapers } from '../intake/papers/sample-papers.ts';
import { papersPc } from './support/papers-pc.ts';

const DEVICE = testDevice();
const ROUNDS = 5;

/** The PC's first batch, and a file of papers for it. */
function batchWithPapers(label: string) {
  const [batch] = chainOf(DEVICE, 1);
  if (batch === undefined) throw new Error('no batch');
  const pdf = samplePdf(label, 3_000);
  const { number, revision } = sampleRecord(1).application;
  const line = { ...printedLine(pdf), number: number.replace('210502001-A', DEVICE.pc), revision };
  const file = sealedPapers({
    papers: [line],
    absent: [],
    contents: contentsOf(pdf),
    batch: { seq: 1, hash: batch.hash },
    parts: 1,
    device: DEVICE,
  });
  return { batch, file: { ...file, key: { device: DEVICE.id, seq: 1, hash: file.hash } } };
}

async function enrolled(env: NodeJS.ProcessEnv, folder: string, url: () => string) {
  const made = await runToolWith(env, folder, 'make-code', DEVICE.pc);
  const http = httpPc(DEVICE, url);
  expect((await http.enrol(/登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '')).status).toBe(200);
  expect(await http.logIn()).toBe(200);
  return { http, papers: papersPc(url, http.token) };
}

describe('papers at a county whose service is killed', () => {
  it(
    'are never said to be here and then gone, however often it dies while it takes them',
    { timeout: 300_000 },
    async () => {
      const root = await mkdtemp(join(tmpdir(), 'aid-papers-'));
      let service: CountyProcess | null = null;
      try {
        const folder = join(root, 'data');
        await prepareFolder(folder);
        service = await startProcessWith({}, folder);
        const url = (): string => service?.url ?? '';
        const { http, papers } = await enrolled({}, folder, url);
        const { batch, file } = batchWithPapers('killed');
        await http.create(batch);
        await http.patch(batch, 0, batch.bytes.length);
        expect((await http.receipt(batch)).status).toBe(200);
        const pick = fixedBytes('papers/kill');
        let synced = 0;
        for (let round = 0; round < ROUNDS; round += 1) {
          const offset = await papers.offset(file);
          // Never less than what it once said it had.
          expect(offset ?? 0).toBeGreaterThanOrEqual(synced);
          if (offset === null) await papers.create(file);
          const from = offset ?? 0;
          const to = round === ROUNDS - 1 ? file.bytes.length : Math.min(file.bytes.length, from + 700);
          const death = new Promise<void>((resolve) =>
            setTimeout(() => void service?.kill().then(resolve), (pick(1)[0] ?? 0) % 12),
          );
          const answer = from === to ? null : await papers.patch(file, from, to).catch(() => null);
          if (answer?.status === 204) synced = to;
          await death;
          service = await startProcessWith({}, folder);
          await http.logIn();
        }
        const end = (await papers.offset(file)) ?? 0;
        if (end < file.bytes.length) await papers.patch(file, end, file.bytes.length);
        expect(await papers.outcome(file)).toEqual({ status: 200, body: { seq: 1, part: 1, hash: file.hash } });
        await service.kill();
        service = await startProcessWith({}, folder);
        await http.logIn();
        // What was acknowledged stays so; the receipt of the batch and one acknowledgement are all there is in the feed.
        expect(await papers.outcome(file)).toMatchObject({ status: 200 });
        expect(await http.state()).toMatchObject({ received: 1, feedEnd: 2 });
      } finally {
        await service?.kill();
        await rm(root, { recursive: true, force: true });
      }
    },
  );
});

describe('papers at two nodes on one PostgreSQL', () => {
  it(
    'are noted once when both are asked for them at the same time, and one goes on where the other began',
    { timeout: 180_000 },
    async () => {
      const root = await mkdtemp(join(tmpdir(), 'aid-papers-'));
      const postgres = await startPostgres();
      const nodes: CountyProcess[] = [];
      try {
        const env = { DATABASE_URL: postgres.url };
        for (const name of ['one', 'two']) {
          await prepareFolder(join(root, name));
          nodes.push(await startProcessWith(env, join(root, name)));
        }
        let turn = 0;
        const { http, papers } = await enrolled(env, join(root, 'one'), () => nodes[turn++ % 2]?.url ?? '');
        const { batch, file } = batchWithPapers('nodes');
        await http.create(batch);
        await http.patch(batch, 0, batch.bytes.length);
        await papers.send(file, 700);
        // Before the receipt is asked for: both may read the batch and what waits for it.
        const answers = await Promise.all([http.receipt(batch), http.receipt(batch)]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        const told = await Promise.all([0, 1, 2, 3].map(() => papers.outcome(file)));
        expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
        expect(await http.state()).toMatchObject({ received: 1, feedEnd: 2 });
      } finally {
        for (const node of nodes) await node.kill();
        await postgres.stop();
        await rm(root, { recursive: true, force: true });
      }
    },
  );
});
