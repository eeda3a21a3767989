import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Spool } from '../../../county/spool/spool.ts';
import { testDevice } from '../support/sample-batch.ts';
import { countyService, deviceFacts, logIn, twoBatches, uploader } from './support/county-service.ts';

type County = Awaited<ReturnType<typeof countyService>>;

const [batch] = twoBatches(testDevice());
const ADDRESS = `/v1/batches/1-${batch.hash}`;

let county: County;
let session: { readonly authorization: string };
let pc: ReturnType<typeof uploader>;
const sockets: Socket[] = [];

async function begin(parts: Parameters<typeof countyService>[0] = {}): Promise<void> {
  county = await countyService(parts);
  await county.app.listen({ host: '127.0.0.1', port: 0 });
  session = await logIn(county.app, county.device);
  pc = uploader(county.app, session);
}
beforeEach(() => begin());
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

/** Everything that is answered until the line ends. */
async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const part of socket) text += String(part);
  return text;
}

const head = (first: string, ...headers: readonly string[]): string =>
  [first, 'Host: county', 'Connection: close', ...headers, '', ''].join('\r\n');
const json = 'Content-Type: application/json';

const offsetNow = async (): Promise<string> => String((await pc.head(batch)).headers['upload-offset']);

describe('B85: a batch of another township', () => {
  it('is answered like one that is none, after the same questions to the spool and the books: nothing is there to be timed', async () => {
    const asked: string[] = [];
    const listening = (spool: Spool): Spool => ({
      ...spool,
      size: (key) => (asked.push(`size ${key.device}`), spool.size(key)),
      upload: (key) => (asked.push(`upload ${key.device}`), spool.upload(key)),
      read: (key) => (asked.push(`read ${key.device}`), spool.read(key)),
      quarantined: (key) => (asked.push(`quarantined ${key.device}`), spool.quarantined(key)),
    });
    await county.close();
    await begin({ spool: listening });
    await pc.create(batch);
    await pc.patch(batch, 0, batch.bytes);
    expect((await pc.receipt(batch)).statusCode).toBe(200);
    const other = { ...testDevice('other'), id: '0191a000-0000-7000-8000-00000000d002', pc: '210502002-A' };
    const facts = { enrolledAt: '2026-11-22T08:00:00.000+08:00', revokedAt: null, countyKey: '0'.repeat(16) };
    county.books.add({ ...deviceFacts(other), ...facts });
    const stranger = uploader(county.app, await logIn(county.app, other));
    const none = { ...batch, hash: 'ab'.repeat(32) };
    for (const ask of [stranger.head, stranger.receipt, (each: typeof batch) => stranger.patch(each, 0, batch.bytes)]) {
      const answers = [];
      for (const each of [batch, none]) {
        asked.length = 0;
        const { statusCode, headers, payload } = await ask(each);
        const { 'x-request-id': _id, date: _date, ...rest } = headers;
        answers.push({ statusCode, rest, payload, asked: [...asked] });
      }
      expect(answers[0]).toMatchObject({ statusCode: 404 });
      expect(answers[0]).toEqual(answers[1]);
      // Only ever under its own name: what others sent is not even looked at.
      expect(new Set(answers[0]?.asked.map((line) => line.split(' ')[1]))).toEqual(new Set([other.id]));
    }
  });
});

describe('B86: HTTP that means harm', () => {
  it.each([
    ['an expectation nobody knows', 'Expect: 200-ok', '{"device":"a"}', /^HTTP\/1\.1 (400|417) /],
    [
      '10,000 headers',
      Array.from({ length: 10_000 }, (_, at) => `x${at}: y`).join('\r\n'),
      '',
      /^HTTP\/1\.1 (400|431) /,
    ],
    ['a header of 100 kB', `x: ${'y'.repeat(100_000)}`, '', /^HTTP\/1\.1 (400|431) /],
    ['a length that is too short', 'Content-Length: 3', '{"device":"a"}', /^HTTP\/1\.1 400 /],
    ['a length below nothing', 'Content-Length: -1', '', /^HTTP\/1\.1 400 /],
    ['chunks of a length that is none', 'Transfer-Encoding: chunked', 'zz\r\n{}\r\n0\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'chunks that are not the last coding',
      'Transfer-Encoding: chunked, gzip',
      '2\r\n{}\r\n0\r\n\r\n',
      /^HTTP\/1\.1 400 /,
    ],
  ])('%s is refused, and the line ends', async (_what, header, body, status) => {
    const socket = await open();
    const length = /length|encoding/i.test(header) ? [] : [`Content-Length: ${body.length}`];
    socket.write(head('POST /v1/challenge HTTP/1.1', json, ...length, header) + body);
    expect(await readAll(socket)).toMatch(status);
  });

  it('a word before the body is answered as it must be, and changes nothing', async () => {
    const socket = await open();
    const body = '{"device":"a"}';
    socket.write(head('POST /v1/challenge HTTP/1.1', json, `Content-Length: ${body.length}`, 'Expect: 100-continue'));
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(String(first)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write(body);
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('HTTP without a version gets nothing but a refusal', async () => {
    const socket = await open();
    socket.write('GET /health\r\n\r\n');
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('a packed body is never unpacked: a bomb is bytes that are no JSON, and a piece is what it is', async () => {
    const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(64 * 1024);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await county.app.inject({ method: 'POST', url: '/v1/challenge', headers, payload: bomb });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'bad_request' }]);
    await pc.create(batch, 20_000_000);
    await pc.patch(batch, 0, bomb, { 'content-encoding': 'gzip' });
    expect(await offsetNow()).toBe(String(bomb.length));
  });
});

describe('B87: the offset of a piece', () => {
  it.each(['-1', '+5', '', ' ', '1e1', '0x10', '5.0', '٥', 'NaN', '9007199254740993', '05', '1,2'])(
    'that is none, «%s», writes nothing, and the true one is told to whoever asks',
    async (offset) => {
      await pc.create(batch);
      await pc.patch(batch, 0, batch.bytes.subarray(0, 5));
      const answer = await pc.patch(batch, 0, batch.bytes.subarray(5), { 'upload-offset': offset });
      expect([400, 409]).toContain(answer.statusCode);
      expect(await offsetNow()).toBe('5');
    },
  );

  it('is held against two connections that write at the same place at once: exactly one of them is applied', async () => {
    const { port } = county.app.server.address() as AddressInfo;
    const patch = (from: number, to: number): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}${ADDRESS}`, {
        method: 'PATCH',
        headers: {
          ...session,
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(from),
        },
        body: batch.bytes.slice(from, to),
      });
    await pc.create(batch);
    let offset = 0;
    while (offset < batch.bytes.length) {
      const ends = [300, 450].map((step) => Math.min(batch.bytes.length, offset + step));
      const answers = await Promise.all(ends.map((end) => patch(offset, end)));
      const done = answers.filter(({ status }) => status === 204);
      expect(done).toHaveLength(1);
      const [other] = answers.filter(({ status }) => status !== 204);
      expect([409, 423]).toContain(other?.status);
      offset = Number(done[0]?.headers.get('upload-offset'));
      expect(ends).toContain(offset);
      expect(await offsetNow()).toBe(String(offset));
      if (other?.status === 409) expect(((await other.json()) as { detail: string }).detail).toBe(String(offset));
    }
    expect((await pc.receipt(batch)).statusCode).toBe(200);
  });
});

describe('B90: addresses and bodies in letters that are none', () => {
  it.each([
    '/v1/batches/%c0%ae%c0%ae%c0%af1',
    '/v1/receipts/%c0%af',
    '/v1/%e0%80%afstate',
    '/v1/state%00',
    '/v1/%2e%2e/%2e%2e/etc/passwd',
    '/v1/batches/..%5c..%5c1',
    '/v1/feed?epoch=1&epoch=2&after=0',
    '/v1/feed?epoch=%00&after=0',
    '/v1/feed?epoch=%c0%b1&after=0',
  ])('«%s» is refused', async (url) => {
    const socket = await open();
    socket.write(head(`GET ${url} HTTP/1.1`, `Authorization: ${session.authorization}`));
    expect(await readAll(socket)).toMatch(/^HTTP\/1\.1 (400|404) /);
  });

  it.each(['c0af', 'e080af', 'f08080af', 'eda080', 'f4908080', 'ff'])(
    'the bytes %s in a body are refused',
    async (hex) => {
      const payload = Buffer.concat([Buffer.from('{"device":"'), Buffer.from(hex, 'hex'), Buffer.from('"}')]);
      const headers = { 'content-type': 'application/json' };
      const answer = await county.app.inject({ method: 'POST', url: '/v1/challenge', payload, headers });
      expect([answer.statusCode, answer.json()]).toMatchObject([400, { detail: 'encoding' }]);
    },
  );
});

describe('B91: another method than the one that is asked with', () => {
  it.each(['x-http-method-override', 'x-http-method', 'x-method-override'])('is not had by %s', async (name) => {
    await pc.create(batch);
    for (const [method, url] of [
      ['POST', ADDRESS],
      ['GET', ADDRESS],
      ['POST', `${ADDRESS}?_method=PATCH`],
    ] as const) {
      const headers = { ...session, 'tus-resumable': '1.0.0', 'upload-offset': '0', [name]: 'PATCH' };
      const type = { 'content-type': 'application/offset+octet-stream' };
      const payload = Buffer.from(batch.bytes);
      const answer = await county.app.inject(
        method === 'GET' ? { method, url, headers } : { method, url, headers: { ...headers, ...type }, payload },
      );
      expect([404, 405]).toContain(answer.statusCode);
    }
    expect(await offsetNow()).toBe('0');
  });

  it.each(['null', 'http://elsewhere.example', 'file://'])(
    'nor does a page of the origin «%s» get leave to read',
    async (origin) => {
      for (const [method, url] of [
        ['OPTIONS', '/v1/batches'],
        ['OPTIONS', '/v1/state'],
        ['GET', '/v1/state'],
        ['GET', '/health'],
        ['POST', '/v1/challenge'],
      ] as const) {
        const asking = {
          origin,
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization',
        };
        const { headers } = await county.app.inject({ method, url, headers: { ...session, ...asking } });
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      }
    },
  );
});

describe('B92: a body that trickles', () => {
  it.each([
    [
      'a piece',
      head(
        `PATCH ${ADDRESS} HTTP/1.1`,
        'Tus-Resumable: 1.0.0',
        'Content-Type: application/offset+octet-stream',
        'Upload-Offset: 0',
        `Content-Length: ${batch.bytes.length}`,
      ),
    ],
    ['a question', head('POST /v1/challenge HTTP/1.1', json, 'Content-Length: 1000')],
    ['a head', 'GET /v1/state HTTP/1.1\r\nHost: county\r\nX: '],
  ])('byte by byte lives as long as a whole request may take, then ends with 408: %s', async (what, begun) => {
    await county.close();
    await begin({ options: { wholeRequestMs: 1_500 } });
    await pc.create(batch);
    const socket = await open();
    const own = what === 'a piece' ? begun.replace('\r\n', `\r\nAuthorization: ${session.authorization}\r\n`) : begun;
    socket.write(own);
    let sent = 0;
    const drop = setInterval(() => {
      sent += 1;
      socket.write('a');
    }, 50);
    const answer = await readAll(socket);
    clearInterval(drop);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('too_slow');
    expect(sent).toBeGreaterThan(1);
    // What came of a piece counts; the next one goes on behind it.
    while (county.service.writers.count() > 0) await new Promise((again) => setImmediate(again));
    const kept = Number(await offsetNow());
    expect(kept <= sent && kept > 0).toBe(what === 'a piece');
  });
});
