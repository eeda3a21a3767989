import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCounty } from '../../../../county/config/open-county.ts';
import { parseCountyArgs, readOptions } from '../../../../county/config/options.ts';
import { machine } from '../../../../county/context.ts';
import { startPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { sampleRecords, sealed, testDevice } from '../../support/sample-batch.ts';
import { type CountyProcess, runToolWith, startProcessWith } from '../support/county-process.ts';
import { type Batch, httpPc } from '../support/http-pc.ts';
import { prepareFolder } from '../support/prepare-folder.ts';

const device = testDevice();
/** Takes long to read, so that a stop mostly finds the county at it. */
const large = sealed({ device, records: sampleRecords(300) }, 'large');
const small = sealed({ device, seq: 2, prevHash: large.hash, records: sampleRecords(1) }, 'small');

let folder = '';
let env: NodeJS.ProcessEnv = {};
let postgres: TestPostgres | null = null;
let service: CountyProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aid-stop-'));
  await prepareFolder(folder);
});
afterEach(async () => {
  await service?.kill();
  service = null;
  await postgres?.stop();
  postgres = null;
  await rm(folder, { recursive: true, force: true });
});

/** A county that runs, and a PC that is registered and logged in. */
async function begin(form: string) {
  env = {};
  if (form === 'PostgreSQL') {
    postgres = await startPostgres();
    env = { DATABASE_URL: postgres.url };
  }
  const made = await runToolWith(env, folder, 'make-code', device.pc);
  service = await startProcessWith(env, folder);
  const pc = httpPc(device, () => service?.url ?? '');
  expect((await pc.enrol(/登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '')).status).toBe(200);
  expect(await pc.logIn()).toBe(200);
  return { service, pc };
}
type Pc = Awaited<ReturnType<typeof begin>>['pc'];

/** A piece whose second half has not been sent yet; the county is at it when this returns. */
async function beginPiece(url: string, pc: Pc, batch: Batch): Promise<ClientRequest> {
  expect((await pc.create(batch)).status).toBe(201);
  const piece = request(`${url}/v1/batches/${batch.header.seq}-${batch.hash}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${pc.token()}`,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'content-length': String(batch.bytes.length),
    },
  });
  piece.write(batch.bytes.subarray(0, 1000));
  // One writer at a time: an empty piece is busy as soon as the other one is being taken.
  for (let status = 0; status !== 423;) ({ status } = await pc.patch(batch, 0, 0));
  return piece;
}

/** Until the service takes no new request. */
async function untilStopping(url: string): Promise<void> {
  const isOpen = (): Promise<boolean> =>
    fetch(`${url}/health`, { headers: { connection: 'close' } }).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (await isOpen());
}

/** Whether the books have a receipt, without a service that would take up what it left. */
async function isBooked({ hash, header }: Batch): Promise<boolean> {
  const options = readOptions(parseCountyArgs(['--folder', folder]).values, env, folder);
  const county = await openCounty(options, env, machine, resolve('rules/packs'));
  try {
    return (await county.books.receipt({ device: device.id, seq: header.seq, hash })) !== null;
  } finally {
    await county.close();
  }
}

describe.each(['folder', 'PostgreSQL'])('a service over a %s that is asked to stop', (form) => {
  it(
    'ends the piece that comes and the batch that is being read, and loses nothing it said it had',
    { timeout: 240_000 },
    async () => {
      const { service: first, pc } = await begin(form);
      await pc.create(large);
      const piece = await beginPiece(first.url, pc, small);
      const answered = once(piece, 'response') as Promise<[IncomingMessage]>;
      expect((await pc.patch(large, 0, large.bytes.length)).status).toBe(204);
      const asked = pc.receipt(large);
      // It is at it, or a quick machine has it in the books already; then the answer must be the receipt.
      const { received } = await pc.state();
      expect([0, 1]).toContain(received);

      const stopping = first.stop();
      await untilStopping(first.url);
      piece.end(small.bytes.subarray(1000));
      const [answer] = await answered;
      answer.resume();
      expect([answer.statusCode, answer.headers['upload-offset']]).toEqual([204, String(small.bytes.length)]);
      const said = await asked;
      expect(received === 1 ? [200] : [200, 202]).toContain(said.status);
      const ended = await stopping;
      service = null;
      expect([ended.code, ended.err]).toEqual([0, '']);
      expect(ended.out).toContain('已停止。');

      // The small one became whole, and its reading began, when the service was stopping already.
      expect([await isBooked(large), await isBooked(small)]).toEqual([true, true]);
      service = await startProcessWith(env, folder);
      await pc.logIn();
      expect(await pc.offset(small)).toBe(small.bytes.length);
      const receipts = [await pc.receipt(large), await pc.receipt(small)];
      expect(receipts.map(({ status }) => status)).toEqual([200, 200]);
      if (said.status === 200) expect(receipts[0]?.file.equals(said.file)).toBe(true);
    },
  );
});

describe('a service whose PC falls silent while it stops', () => {
  it(
    'waits no longer than its patience, ends in order, and goes on where the piece broke off',
    { timeout: 180_000 },
    async () => {
      const { service: first, pc } = await begin('folder');
      const piece = await beginPiece(first.url, pc, large);
      const broken = once(piece, 'error');
      const ended = await first.stop();
      service = null;
      expect([ended.code, ended.err]).toEqual([0, '']);
      await broken;
      service = await startProcessWith(env, folder);
      await pc.logIn();
      const offset = await pc.offset(large);
      // Nothing of it was acknowledged; what is there is the beginning of what was sent.
      expect(offset).toBeLessThanOrEqual(1000);
      expect((await pc.patch(large, offset ?? 0, large.bytes.length)).status).toBe(204);
      for (let status = 202; status !== 200;) {
        ({ status } = await pc.receipt(large));
        expect([200, 202]).toContain(status);
      }
    },
  );
});
