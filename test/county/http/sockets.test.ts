import { once } from 'node:events';
import { request as requestTls } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOOD, TEST_KEY } from '../../sync/support/certificates.ts';
import { testDevice } from '../support/sample-batch.ts';
import { countyService, logIn, twoBatches, uploader } from './support/county-service.ts';

type County = Awaited<ReturnType<typeof countyService>>;

let county: County;
let pc: ReturnType<typeof uploader>;
let session: { readonly authorization: string };
const sockets: Socket[] = [];

beforeEach(async () => {
  county = await countyService();
  await county.app.listen({ host: '127.0.0.1', port: 0 });
  session = await logIn(county.app, county.device);
  pc = uploader(county.app, session);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await county.close();
});

async function open(): Promise<Socket> {
  const { port } = county.app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** One answer, leaving the socket open. */
function readOne(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const hear = (part: Buffer): void => {
      text += part.toString('utf8');
      if (!text.includes('}')) return;
      socket.off('data', hear);
      resolve(text);
    };
    socket.on('data', hear);
  });
}

/** Everything a socket gives until it ends, or until the text is there. */
async function read(socket: Socket, until: string): Promise<string> {
  let text = '';
  for await (const part of socket) {
    text += String(part);
    if (text.includes(until)) break;
  }
  return text;
}

const [batch] = twoBatches(testDevice());

const patchHead = (offset: number, length: number): string =>
  [
    `PATCH /v1/batches/1-${batch.hash} HTTP/1.1`,
    'Host: county',
    `Authorization: ${session.authorization}`,
    'Tus-Resumable: 1.0.0',
    'Content-Type: application/offset+octet-stream',
    `Upload-Offset: ${offset}`,
    `Content-Length: ${length}`,
    '',
    '',
  ].join('\r\n');

async function offsetNow(): Promise<number> {
  return Number((await pc.head(batch)).headers['upload-offset']);
}

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 500) throw new Error('It did not come to be so');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a line that dies', () => {
  it.each([1, 700, 2500])('after %i bytes of a piece keeps them', async (sent) => {
    await pc.create(batch);
    const socket = await open();
    socket.write(patchHead(0, batch.bytes.length));
    socket.write(batch.bytes.subarray(0, sent));
    await waitFor(async () => county.service.writers.count() === 1);
    // Only what has arrived can be kept: the end of the line comes after its bytes.
    socket.end();
    await waitFor(async () => (await offsetNow()) === sent && county.service.writers.count() === 0);
    expect((await pc.patch(batch, sent, batch.bytes.subarray(sent))).statusCode).toBe(204);
    expect((await pc.receipt(batch)).statusCode).toBe(200);
  });

  it('gives a request that the line cut off no answer: a refusal would have the PC wait for people', async () => {
    const asked =
      'POST /v1/challenge HTTP/1.1\r\nHost: county\r\nContent-Type: application/json\r\nContent-Length: 60\r\n';
    for (const cut of [asked, `${asked}\r\n{"device":`, `${patchHead(0, 500)}half`]) {
      const socket = await open();
      socket.end(cut);
      expect(await read(socket, '}')).toBe('');
    }
  });

  it('every 500 bytes still comes to an end', async () => {
    await pc.create(batch);
    let rounds = 0;
    for (let offset = 0; offset < batch.bytes.length; rounds++) {
      const socket = await open();
      socket.write(patchHead(offset, batch.bytes.length - offset));
      socket.end(batch.bytes.subarray(offset, offset + 500));
      const before = offset;
      await waitFor(async () => (await offsetNow()) > before && county.service.writers.count() === 0);
      offset = await offsetNow();
    }
    expect(rounds).toBeGreaterThan(5);
    expect((await pc.receipt(batch)).statusCode).toBe(200);
  });

  it('silently gives way to the next after five seconds, and not before', async () => {
    await pc.create(batch);
    const silent = await open();
    silent.write(patchHead(0, batch.bytes.length));
    silent.write(batch.bytes.subarray(0, 100));
    await waitFor(async () => county.service.writers.count() === 1);
    const busy = await pc.patch(batch, 0, batch.bytes);
    expect([busy.statusCode, busy.json<{ code: string }>().code]).toEqual([423, 'busy']);
    county.time.now += 5_001;
    const answer = await pc.patch(batch, 0, batch.bytes);
    await waitFor(async () => county.service.writers.count() === 0);
    const rest =
      answer.statusCode === 204
        ? answer
        : await pc.patch(batch, await offsetNow(), batch.bytes.subarray(await offsetNow()));
    expect(rest.statusCode).toBe(204);
    expect((await pc.receipt(batch)).statusCode).toBe(200);
  });

  it('before the answer leaves the same receipt behind', async () => {
    await pc.create(batch);
    const socket = await open();
    socket.write(patchHead(0, batch.bytes.length));
    socket.end(batch.bytes);
    await waitFor(async () => (await pc.head(batch)).headers['upload-offset'] === String(batch.bytes.length));
    const first = await pc.receipt(batch);
    expect(first.statusCode).toBe(200);
    expect((await pc.receipt(batch)).rawPayload.equals(first.rawPayload)).toBe(true);
  });
});

describe('a line that is used again', () => {
  it('carries the next request after a piece was refused unread', async () => {
    const socket = await open();
    const refused = patchHead(0, 500_000).replace(session.authorization, 'Bearer none');
    socket.write(refused);
    socket.write(Buffer.alloc(500_000));
    expect(await readOne(socket)).toMatch(/^HTTP\/1\.1 401 /);
    socket.write('GET /health HTTP/1.1\r\nHost: county\r\n\r\n');
    expect(await readOne(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('a line on which nothing moves', () => {
  it.each([
    '',
    'GET /health HTT',
    'POST /v1/challenge HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  ])('is closed: %j', async (begun) => {
    await county.close();
    county = await countyService({ options: { silentMs: 200 } });
    await county.app.listen({ host: '127.0.0.1', port: 0 });
    const socket = await open();
    socket.write(begun);
    socket.resume();
    await once(socket, 'close');
    expect(county.service.writers.count()).toBe(0);
  });
});

describe('what is no sound HTTP', () => {
  it.each([
    '\x16\x03\x01\x02\x00\x01',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET /${'a'.repeat(40_000)} HTTP/1.1\r\n\r\n`,
  ])('gets a refusal and the end of the line: %j', async (bytes) => {
    const socket = await open();
    socket.write(bytes);
    const answer = await read(socket, '"}');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('aid-county: 1');
  });

  it('smuggles nothing: two lengths, or a length beside chunks, are refused', async () => {
    for (const headers of [
      'Content-Length: 5\r\nContent-Length: 6',
      'Content-Length: 5\r\nTransfer-Encoding: chunked',
    ]) {
      const socket = await open();
      socket.write(`POST /v1/challenge HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`);
      expect(await read(socket, '"}')).toMatch(/^HTTP\/1\.1 400 /);
    }
  });
});

describe('over TLS', () => {
  it('answers with its certificate, to nobody who does not trust it and to no old version', async () => {
    const secure = await countyService({ options: { tls: { cert: GOOD, key: TEST_KEY } } });
    try {
      await secure.app.listen({ host: '127.0.0.1', port: 0 });
      const { port } = secure.app.server.address() as AddressInfo;
      const ask = (options: object): Promise<number> =>
        new Promise((resolve, reject) => {
          const asked = requestTls({ host: '127.0.0.1', port, path: '/health', ...options }, (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          });
          asked.on('error', reject);
          asked.end();
        });
      expect(await ask({ ca: GOOD })).toBe(200);
      await expect(ask({})).rejects.toThrow(/self-signed/);
      await expect(ask({ ca: GOOD, maxVersion: 'TLSv1.1' })).rejects.toThrow(Error);
    } finally {
      await secure.close();
    }
  });
});
