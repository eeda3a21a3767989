import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { spoolPaths } from '../../../county/spool/spool-paths.ts';
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

/** A line to the county: its end at the PC, and the one at the county. */
async function open(): Promise<readonly [Socket, Socket]> {
  const { server } = county.app;
  const { port } = server.address() as AddressInfo;
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return [socket, (await accepted)[0]];
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
  const [socket, there] = await open();
  const { server } = county.app;
  socket.write(head);
  socket.write(bytes.subarray(from, end));
  // The county has begun with it and has every byte; what a torn line still held is lost, and says nothing of the piece.
  const cameAll = (): boolean => there.bytesRead === Buffer.byteLength(head) + end - from;
  while (!cameAll() || (isQuiet() && (await offsetNow()) === from)) await new Promise((again) => setImmediate(again));
  socket.resetAndDestroy();
  while (!isQuiet()) await new Promise((again) => setImmediate(again));
  while (await new Promise<number>((count) => server.getConnections((_error, left) => count(left))))
    await new Promise((again) => setImmediate(again));
}

/** Each of the first bytes, then every 61st, and the last but one. */
const CUTS = Array.from({ length: bytes.length - 1 }, (_, at) => at + 1).filter(
  (cut) => cut <= 64 || (cut - 65) % 61 === 0 || cut === bytes.length - 1,
);

it(
  'a line that is torn at one of the first 64 bytes of a piece, or at every 61st behind them, leaves what was sent, and the rest goes on from there',
  { timeout: 240_000 },
  async () => {
    expect(CUTS.length).toBeGreaterThan(120);
    for (const cut of CUTS) {
      // With another length it begins anew.
      for (const length of [bytes.length + 1, bytes.length]) await county.spool.create(key, length);
      expect(await offsetNow()).toBe(0);
      await tear(0, cut);
      expect([cut, await offsetNow()]).toEqual([cut, cut]);
      const part = await readFile(spoolPaths(county.folder).part(key, bytes.length));
      expect([cut, part.equals(Buffer.from(bytes.subarray(0, cut)))]).toEqual([cut, true]);
      // With the rest behind it, it is the batch.
      if (cut % 8 !== 0) continue;
      expect([cut, (await pc.patch(batch, cut, bytes.subarray(cut))).statusCode]).toEqual([cut, 204]);
      expect((await pc.receipt(batch)).statusCode).toBe(200);
      await county.close();
      county = await countyService();
      await county.app.listen({ host: '127.0.0.1', port: 0 });
      session = await logIn(county.app, county.device);
      pc = uploader(county.app, session);
    }
  },
);
