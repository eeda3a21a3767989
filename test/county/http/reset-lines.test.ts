import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testDevice } from '../support/sample-batch.ts';
import { countyService, logIn, twoBatches, uploader } from './support/county-service.ts';

const [batch] = twoBatches(testDevice());
const { bytes, hash } = batch;

const key = { device: testDevice().id, seq: 1, hash };

let county: Awaited<ReturnType<typeof countyService>>;
let session: { readonly authorization: string };
let pc: ReturnType<typeof uploader>;
beforeEach(async () => {
  county = await countyService();
  await county.app.listen({ host: '127.0.0.1', port: 0 });
  session = await logIn(county.app, county.device);
  pc = uploader(county.app, session);
});
afterEach(() => county.close());

async function open(): Promise<Socket> {
  const { port } = county.app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const offsetNow = async (): Promise<number> => Number((await pc.head(batch)).headers['upload-offset']);
const isQuiet = (): boolean => county.service.writers.count() === 0;

/** Sends a piece as far as byte `end` and tears the line (RST); the county is done with it when this returns. */
async function tear(from: number, end: number): Promise<void> {
  const head = [
    `PATCH /v1/batches/1-${hash} HTTP/1.1`,
    'Host: county',
    `Authorization: ${session.authorization}`,
    'Tus-Resumable: 1.0.0',
    'Content-Type: application/offset+octet-stream',
    `Upload-Offset: ${from}`,
    `Content-Length: ${bytes.length - from}`,
    '',
    '',
  ].join('\r\n');
  const socket = await open();
  const { server } = county.app;
  socket.write(head);
  await new Promise<void>((written) => socket.write(bytes.subarray(from, end), () => written()));
  // The county has begun with it; a line that is torn earlier says nothing of the piece.
  while (isQuiet() && (await offsetNow()) === from) await new Promise((again) => setImmediate(again));
  socket.resetAndDestroy();
  while (!isQuiet()) await new Promise((again) => setImmediate(again));
  while (await new Promise<number>((count) => server.getConnections((_error, left) => count(left))))
    await new Promise((again) => setImmediate(again));
}

it(
  'a line that is torn at any byte of the first piece leaves the beginning of what was sent, and the rest goes on from there',
  { timeout: 240_000 },
  async () => {
    const cuts = [
      ...Array.from({ length: 64 }, (_, at) => at + 1),
      ...Array.from({ length: 60 }, (_, at) => 65 + at * 61),
    ];
    let kept = 0;
    for (const cut of cuts.filter((each) => each < bytes.length)) {
      // With another length it begins anew.
      for (const length of [bytes.length + 1, bytes.length]) await county.spool.create(key, length);
      expect(await offsetNow()).toBe(0);
      await tear(0, cut);
      const offset = await offsetNow();
      expect([cut, offset >= 0 && offset <= cut]).toEqual([cut, true]);
      if (offset > 0) kept += 1;
      // What is there are the right bytes: with the rest behind them it is the batch, by its hash.
      if (cut % 8 !== 0) continue;
      expect([cut, (await pc.patch(batch, offset, bytes.subarray(offset))).statusCode]).toEqual([cut, 204]);
      expect((await pc.receipt(batch)).statusCode).toBe(200);
      await county.close();
      county = await countyService();
      await county.app.listen({ host: '127.0.0.1', port: 0 });
      session = await logIn(county.app, county.device);
      pc = uploader(county.app, session);
    }
    expect(kept).toBeGreaterThan(0);
  },
);
