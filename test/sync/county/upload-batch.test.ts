import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchReceipt } from '../../../electron/sync/county/county-client.ts';
import { LineFault } from '../../../electron/sync/county/line-fault.ts';
import { firstPiece, uploadBatch, type UploadOrder } from '../../../electron/sync/county/upload-batch.ts';
import { countyService, logIn } from '../../county/http/support/county-service.ts';
import { fixedBytes, sampleRecords, sealed } from '../../county/support/sample-batch.ts';
import { type Cut, cuttingProxy } from '../support/cutting-proxy.ts';

type County = Awaited<ReturnType<typeof countyService>>;

let county: County;
let port = 0;
let token = '';
const lines: { close: () => void }[] = [];

beforeEach(async () => {
  county = await countyService();
  port = Number(new URL(await county.app.listen({ port: 0, host: '127.0.0.1' })).port);
  token = (await logIn(county.app, county.device)).authorization.slice('Bearer '.length);
});
afterEach(async () => {
  for (const each of lines.splice(0)) each.close();
  await county.close();
});

/** Records that packing makes little smaller, so that the batch has many pieces. */
const records = sampleRecords(250).map((record, at) => ({
  ...record,
  application: { ...record.application, note: Buffer.from(fixedBytes(`note ${at}`)(900)).toString('hex') },
}));
const batch = sealed({ records });

const order = (parts: Partial<UploadOrder> = {}): UploadOrder => ({
  bytes: batch.bytes,
  seq: 1,
  hash: batch.hash,
  token,
  piece: firstPiece(),
  signal: new AbortController().signal,
  now: () => '2026-11-22T08:00:00.000+08:00',
  elapsedMs: () => performance.now(),
  onProgress: () => undefined,
  ...parts,
});

async function line(cutOf: (connection: number) => Cut | null) {
  const proxy = await cuttingProxy(port, cutOf);
  lines.push(proxy);
  return { ...proxy, line: { address: proxy.address, ca: null } };
}

/** Tries as the loop does, until the county has all of it; gives how often it took. */
async function untilThere(at: { readonly address: string; readonly ca: null }, given: UploadOrder): Promise<number> {
  for (let tries = 1; tries <= 200; tries++) {
    try {
      await uploadBatch(at, given);
      return tries;
    } catch (thrown) {
      if (!(thrown instanceof LineFault)) throw thrown;
      expect(['COUNTY_CUT', 'COUNTY_BUSY', 'COUNTY_WRONG_OFFSET', 'COUNTY_SILENT']).toContain(thrown.error.code);
    }
  }
  throw new Error('Never there');
}

const stored = (): Promise<Uint8Array | null> =>
  county.spool.read({ device: county.device.id, seq: 1, hash: batch.hash });

describe('a batch on its way', () => {
  test('arrives whole over a sound line, and once more changes nothing', async () => {
    const { line: at } = await line(() => null);
    const said: number[] = [];
    await uploadBatch(at, order({ onProgress: (sent) => said.push(sent) }));
    await uploadBatch(at, order());
    expect(Buffer.compare((await stored()) ?? Buffer.alloc(0), batch.bytes)).toBe(0);
    expect(said).toEqual(said.toSorted((a, b) => a - b));
    expect(said.at(-1)).toBe(batch.bytes.length);
  });

  test('goes on from the county’s own byte after each cut on its way up', async () => {
    expect(batch.bytes.length).toBeGreaterThan(200_000);
    const sent: number[] = [];
    const { line: at } = await line((connection) => (connection < 20 ? { up: 700 + 3_000 * connection } : null));
    const tries = await untilThere(at, order({ onProgress: (bytes) => sent.push(bytes) }));
    expect(tries).toBeGreaterThan(1);
    // What the county once had is never sent from the beginning again.
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
    expect(Buffer.compare((await stored()) ?? Buffer.alloc(0), batch.bytes)).toBe(0);
  });

  test('arrives over a line that dies after 20 kB every time, in smaller pieces', async () => {
    const piece = firstPiece();
    const { line: at } = await line(() => ({ up: 20_000 }));
    await untilThere(at, order({ piece }));
    expect(Buffer.compare((await stored()) ?? Buffer.alloc(0), batch.bytes)).toBe(0);
  });

  test('is stored once when the county got it all and its answer was lost', async () => {
    const { line: at } = await line((connection) => (connection % 3 === 2 ? { down: 0 } : null));
    await untilThere(at, order());
    expect(Buffer.compare((await stored()) ?? Buffer.alloc(0), batch.bytes)).toBe(0);
  });

  test('ends at once when it is stopped', async () => {
    const stop = new AbortController();
    const { line: at } = await line(() => null);
    const failed = uploadBatch(at, order({ signal: stop.signal, onProgress: () => stop.abort() })).catch(
      (thrown: unknown) => (thrown instanceof LineFault ? thrown.error.code : 'other'),
    );
    expect(await failed).toBe('COUNTY_CANCELLED');
  });

  test('is refused by name when its number came with another content', async () => {
    const other = sealed({ records: sampleRecords(1) }, 'other');
    const { line: at } = await line(() => null);
    await uploadBatch(at, order({ bytes: other.bytes, hash: other.hash }));
    await county.service.intake.idle();
    await uploadBatch(at, order());
    const call = { signal: new AbortController().signal, now: () => '2026-11-22T08:00:00.000+08:00' };
    const asked = (hash: string) => fetchReceipt(at, token, { seq: 1, hash }, call);
    await expect(asked(batch.hash)).rejects.toMatchObject({ error: { code: 'COUNTY_FORK' } });
    expect(await asked(other.hash)).toBeInstanceOf(Uint8Array);
  });

  test('without a valid token is told to log in again', async () => {
    const { line: at } = await line(() => null);
    await expect(uploadBatch(at, order({ token: 'none' }))).rejects.toMatchObject({
      error: { code: 'COUNTY_BAD_TOKEN' },
    });
  });
});
