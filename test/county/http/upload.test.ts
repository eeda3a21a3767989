import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_BATCH_BYTES } from '#shared/protocol/limits.ts';
import { SpoolFullError } from '../../../county/spool/spool.ts';
import { sealed, testDevice } from '../support/sample-batch.ts';
import {
  checksumOf,
  countyService,
  deviceFacts,
  logIn,
  metadataOf,
  twoBatches,
  uploader,
} from './support/county-service.ts';

type County = Awaited<ReturnType<typeof countyService>>;

let county: County;
let pc: ReturnType<typeof uploader>;

beforeEach(async () => {
  county = await countyService();
  pc = uploader(county.app, await logIn(county.app, county.device));
});
afterEach(() => county.close());

const [batch, second] = twoBatches(testDevice());
const { bytes } = batch;

describe('an upload', () => {
  it('goes from an address that follows from the batch to a receipt', async () => {
    const created = await pc.create(batch);
    expect([created.statusCode, created.headers['location'], created.headers['upload-offset']]).toEqual([
      201,
      `/v1/batches/1-${batch.hash}`,
      '0',
    ]);
    const taken = await pc.patch(batch, 0, bytes);
    expect([taken.statusCode, taken.headers['upload-offset']]).toEqual([204, String(bytes.length)]);
    const receipt = await pc.receipt(batch);
    expect([receipt.statusCode, receipt.headers['content-type']]).toEqual([200, 'application/octet-stream']);
    expect(receipt.rawPayload.subarray(0, 5).toString('latin1')).toBe('AIDR1');
  });

  it.each([1, 2, 9, 64, 1000, bytes.length - 1])('goes on at byte %i where the line died', async (at) => {
    await pc.create(batch);
    await pc.patch(batch, 0, bytes.subarray(0, at));
    const head = await pc.head(batch);
    expect([head.statusCode, head.headers['upload-offset'], head.headers['upload-length']]).toEqual([
      200,
      String(at),
      String(bytes.length),
    ]);
    expect((await pc.patch(batch, at, bytes.subarray(at))).statusCode).toBe(204);
    expect((await pc.receipt(batch)).statusCode).toBe(200);
  });

  it('tells the right offset to whoever has a wrong one, before, behind or beyond', async () => {
    await pc.create(batch);
    await pc.patch(batch, 0, bytes.subarray(0, 100));
    for (const offset of [0, 99, 101, bytes.length, 99_999_999]) {
      const answer = await pc.patch(batch, offset, bytes.subarray(0, 10));
      expect([answer.statusCode, answer.json()]).toEqual([
        409,
        { code: 'wrong_offset', title: expect.stringMatching(/续传/) as string, detail: '100' },
      ]);
    }
    expect((await pc.head(batch)).headers['upload-offset']).toBe('100');
  });

  it('keeps nothing of a piece whose checksum is wrong, and the whole of one whose checksum is right', async () => {
    await pc.create(batch);
    const piece = bytes.subarray(0, 3000);
    const changed = Buffer.from(piece);
    changed.writeUInt8(changed.readUInt8(1500) ^ 1, 1500);
    const wrong = await pc.patch(batch, 0, changed, { 'upload-checksum': checksumOf(piece) });
    expect([wrong.statusCode, wrong.json<{ code: string }>().code]).toEqual([460, 'bad_checksum']);
    expect((await pc.head(batch)).headers['upload-offset']).toBe('0');
    const right = await pc.patch(batch, 0, piece, { 'upload-checksum': checksumOf(piece) });
    expect([right.statusCode, right.headers['upload-offset']]).toEqual([204, '3000']);
  });

  it.each(['md5 AAAA', 'sha256', 'sha256 ', 'sha256 short', 'SHA256 x'])(
    'refuses the checksum «%s» it cannot verify',
    async (text) => {
      await pc.create(batch);
      const answer = await pc.patch(batch, 0, bytes, { 'upload-checksum': text });
      expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([400, 'upload-checksum']);
      expect((await pc.head(batch)).headers['upload-offset']).toBe('0');
    },
  );

  it('throws a whole upload away that a broken line has changed, and takes it when it comes again', async () => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(300) ^ 4, 300);
    await pc.create(batch);
    const answer = await pc.patch(batch, 0, changed);
    expect([answer.statusCode, answer.json()]).toMatchObject([460, { code: 'bad_checksum', detail: 'whole' }]);
    expect((await pc.head(batch)).statusCode).toBe(404);
    expect((await pc.receipt(batch)).statusCode).toBe(404);
    await pc.create(batch);
    await pc.patch(batch, 0, bytes);
    expect((await pc.receipt(batch)).statusCode).toBe(200);
  });

  it('takes no byte more than was announced', async () => {
    await pc.create(batch, 100);
    expect((await pc.patch(batch, 0, bytes.subarray(0, 101))).statusCode).toBe(413);
    const head = await pc.head(batch);
    expect([head.statusCode, head.headers['upload-offset']]).toEqual([200, '0']);
  });

  it('answers the same when the same batch is sent again whole', async () => {
    await pc.create(batch);
    await pc.patch(batch, 0, bytes);
    const receipt = await pc.receipt(batch);
    const again = await pc.create(batch);
    expect([again.statusCode, again.headers['upload-offset']]).toEqual([201, String(bytes.length)]);
    expect((await pc.patch(batch, bytes.length, Buffer.alloc(0))).statusCode).toBe(204);
    expect((await pc.receipt(batch)).rawPayload.equals(receipt.rawPayload)).toBe(true);
    expect(await county.spool.list()).toHaveLength(1);
  });

  it('finishes an upload whose last byte came just before a crash', async () => {
    const key = { device: county.device.id, seq: 1, hash: batch.hash };
    await county.spool.create(key, bytes.length);
    await county.spool.append(key, 0, bytes);
    const head = await pc.head(batch);
    expect([head.statusCode, head.headers['upload-offset']]).toEqual([200, String(bytes.length)]);
    expect((await pc.receipt(batch)).statusCode).toBe(200);
  });

  it('reads a batch once, however many ask for its receipt at once', async () => {
    await county.spool.put({ device: county.device.id, seq: 1, hash: batch.hash }, bytes);
    let go = (): void => undefined;
    county.books.hold = new Promise<void>((resolve) => (go = resolve));
    const asking = Array.from({ length: 20 }, () => pc.receipt(batch));
    go();
    const answers = await Promise.all(asking);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ rawPayload }) => rawPayload.toString('base64'))).size).toBe(1);
    expect(county.books.reads()).toBe(1);
  });

  it('says which batch is missing when a later one came first', async () => {
    await pc.create(second);
    await pc.patch(second, 0, second.bytes);
    const early = await pc.receipt(second);
    expect([early.statusCode, early.json()]).toEqual([202, { seq: 2, hash: second.hash, waitsFor: 1 }]);
    await pc.create(batch);
    await pc.patch(batch, 0, bytes);
    expect([(await pc.receipt(batch)).statusCode, (await pc.receipt(second)).statusCode]).toEqual([200, 200]);
  });

  it('refuses a second content under the same number, and says so again', async () => {
    await pc.create(batch);
    await pc.patch(batch, 0, bytes);
    const receipt = await pc.receipt(batch);
    const other = sealed({ device: county.device, seq: 1 }, 'another');
    await pc.create(other);
    await pc.patch(other, 0, other.bytes);
    for (const answer of [await pc.receipt(other), await pc.create(other)])
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'fork']);
    expect((await pc.receipt(batch)).rawPayload.equals(receipt.rawPayload)).toBe(true);
  });

  it('sets a batch aside that is not sound, and never takes it again', async () => {
    const stranger = sealed({ device: { ...testDevice('stranger'), id: county.device.id } }, 'stranger');
    await pc.create(stranger);
    await pc.patch(stranger, 0, stranger.bytes);
    const answer = await pc.receipt(stranger);
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'refused', detail: 'other_device' }]);
    expect((await pc.create(stranger)).statusCode).toBe(422);
    // A HEAD has no body to say why: there is nothing to go on with, and creating it anew says more.
    expect((await pc.head(stranger)).statusCode).toBe(404);
  });

  it('lets one PC neither see nor touch what another sends', async () => {
    const other = { ...testDevice('other'), id: '0191a000-0000-7000-8000-00000000d002', pc: '210502002-A' };
    county.books.add({
      ...deviceFacts(other),
      enrolledAt: '2026-11-22T08:00:00.000+08:00',
      revokedAt: null,
      countyKey: '0'.repeat(16),
    });
    const stranger = uploader(county.app, await logIn(county.app, other));
    await pc.create(batch);
    await pc.patch(batch, 0, bytes.subarray(0, 50));
    expect((await stranger.head(batch)).statusCode).toBe(404);
    expect((await stranger.patch(batch, 50, bytes.subarray(50))).statusCode).toBe(404);
    await pc.patch(batch, 50, bytes.subarray(50));
    expect((await stranger.receipt(batch)).statusCode).toBe(404);
  });
});

describe('what an upload is asked with', () => {
  it.each([
    [{ 'upload-length': '0' }, 400],
    [{ 'upload-length': '-1' }, 400],
    [{ 'upload-length': '1e3' }, 400],
    [{ 'upload-length': '007' }, 400],
    [{ 'upload-length': String(MAX_BATCH_BYTES + 1) }, 413],
    [{ 'upload-length': '10', 'upload-metadata': '' }, 400],
    [{ 'upload-length': '10', 'upload-metadata': `seq MQ==,hash ${Buffer.from('../../etc').toString('base64')}` }, 400],
    [{ 'upload-length': '10', 'upload-metadata': metadataOf({ ...batch, header: { seq: 0 } }) }, 400],
    [{ 'upload-length': '10', 'upload-metadata': metadataOf({ ...batch, header: { seq: 100_000_000 } }) }, 400],
    [{ 'upload-length': '10', 'upload-metadata': metadataOf(batch), 'tus-resumable': '0.2.2' }, 412],
  ])('refuses %o with %i', async (headers, status) => {
    const session = await logIn(county.app, county.device);
    const answer = await county.app.inject({
      method: 'POST',
      url: '/v1/batches',
      headers: { ...session, 'tus-resumable': '1.0.0', ...headers },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it.each([
    '1-abc',
    `01-${batch.hash}`,
    `1-${batch.hash.toUpperCase()}`,
    `%2e%2e%2f1-${batch.hash}`,
    `1-${batch.hash}0`,
  ])('knows no address «%s»', async (name) => {
    const session = await logIn(county.app, county.device);
    for (const url of [`/v1/batches/${name}`, `/v1/receipts/${name}`]) {
      const method = url.startsWith('/v1/batches') ? 'HEAD' : 'GET';
      const answer = await county.app.inject({ method, url, headers: { ...session, 'tus-resumable': '1.0.0' } });
      expect(answer.statusCode).toBe(404);
    }
  });

  it('says what it can do of tus', async () => {
    const answer = await county.app.inject({ method: 'OPTIONS', url: '/v1/batches' });
    expect([answer.statusCode, answer.headers['tus-extension'], answer.headers['tus-checksum-algorithm']]).toEqual([
      204,
      'creation,checksum,expiration',
      'sha256',
    ]);
  });

  it('takes no piece of another content type', async () => {
    await pc.create(batch);
    const answer = await pc.patch(batch, 0, bytes, { 'content-type': 'application/octet-stream' });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'bad_request']);
    const json = await pc.patch(batch, 0, Buffer.from('{"a":1}'), { 'content-type': 'application/json' });
    expect(json.statusCode).toBe(400);
  });
});

describe('an upload that finds no room', () => {
  it.each(['create', 'append'] as const)('is told so when it comes to %s, and loses nothing', async (step) => {
    await county.close();
    let isFull = true;
    county = await countyService({
      spool: (spool) => ({
        ...spool,
        [step]: async (...args: Parameters<typeof spool.append>) => {
          if (isFull) throw new SpoolFullError('full');
          return step === 'append' ? spool.append(...args) : spool.create(args[0], args[1]);
        },
      }),
    });
    pc = uploader(county.app, await logIn(county.app, county.device));
    const first = await pc.create(batch);
    const answer = step === 'create' ? first : await pc.patch(batch, 0, bytes);
    expect([answer.statusCode, answer.headers['retry-after'], answer.json<{ code: string }>().code]).toEqual([
      507,
      '300',
      'full',
    ]);
    expect((await pc.receipt(batch)).statusCode).toBe(404);
    isFull = false;
    await pc.create(batch);
    await pc.patch(batch, 0, bytes);
    expect((await pc.receipt(batch)).statusCode).toBe(200);
  });
});
