import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backOffMs } from '../../../electron/sync/county/back-off.ts';
import { LineFault, stops } from '../../../electron/sync/county/line-fault.ts';
import { firstPiece, uploadBatch } from '../../../electron/sync/county/upload-batch.ts';
import { countyService, logIn } from '../../county/http/support/county-service.ts';
import { fixedBytes, sampleRecords, sealed } from '../../county/support/sample-batch.ts';
import { randomOf } from '../../faults/support/random.ts';
import { slowLine } from '../support/slow-line.ts';

const MINUTE = 60_000;
/** The window ends a call that takes longer, the county a request after ten minutes. */
const LONGEST_CALL_MS = 180_000;

let county: Awaited<ReturnType<typeof countyService>>;
let port = 0;
beforeEach(async () => {
  county = await countyService();
  port = Number(new URL(await county.app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterEach(() => county.close());

/** Two megabytes that packing makes no smaller. */
const batch = sealed({
  records: sampleRecords(1_450).map((record, at) => ({
    ...record,
    application: { ...record.application, note: Buffer.from(fixedBytes(`note ${at}`)(1_350)).toString('base64') },
  })),
});

/** Sends it as the loop of the window does, and gives what came of it. The time is the line's. */
async function send(seed: number, loss: number, resets: number) {
  const random = randomOf(seed);
  const line = await slowLine(port, { random, loss, resets });
  const piece = firstPiece();
  const shown: number[] = [];
  const { authorization } = await logIn(county.app, county.device);
  const order = {
    bytes: batch.bytes,
    seq: 1,
    hash: batch.hash,
    token: authorization.slice('Bearer '.length),
    piece,
    signal: new AbortController().signal,
    now: () => '2026-11-22T08:00:00.000+08:00',
    elapsedMs: () => line.told.ms,
    onProgress: (sent: number) => shown.push(sent),
  };
  try {
    for (let tries = 0; tries < 1_000;) {
      const before = shown.length;
      try {
        await uploadBatch({ address: line.address, ca: null }, order);
        return { ...line.told, shown };
      } catch (thrown) {
        if (!(thrown instanceof LineFault) || stops(thrown.error.code) !== null) throw thrown;
        tries = shown.length > before ? 0 : tries + 1;
        line.told.ms += backOffMs(tries, random.fraction());
      }
    }
    throw new Error('Never there');
  } finally {
    line.close();
  }
}

const risen = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);

/** What must hold on any line on which something gets through at all. */
async function isWhole({ shown, offsets, longestCallMs }: Awaited<ReturnType<typeof send>>): Promise<void> {
  expect(shown).toEqual(risen(shown));
  expect(offsets).toEqual(risen(offsets));
  expect(shown.at(-1)).toBe(batch.bytes.length);
  expect(longestCallMs).toBeLessThan(LONGEST_CALL_MS);
  const stored = await county.spool.read({ device: county.device.id, seq: 1, hash: batch.hash });
  expect(Buffer.compare(stored ?? Buffer.alloc(0), batch.bytes)).toBe(0);
}

describe('two megabytes over 64 kbit/s', () => {
  test('take little more than their bytes do while nothing is lost', async () => {
    expect(batch.bytes.length).toBeGreaterThan(2_000_000);
    const sent = await send(1, 0, 0);
    expect(sent.ms).toBeLessThan(1.15 * (batch.bytes.length / 8));
    await isWhole(sent);
  });

  test.each([1, 2, 3, 4])(
    'with a third of all packets lost are there within fifteen minutes, and nothing goes back (seed %i)',
    async (seed) => {
      const sent = await send(seed, 0.3, 0.001);
      expect(sent.broken).toBeGreaterThan(0);
      expect(sent.ms).toBeLessThan(15 * MINUTE);
      expect(sent.up).toBeLessThan(1.2 * batch.bytes.length);
      await isWhole(sent);
    },
  );

  test.each([1, 2])('get there also where a connection hardly lives (seed %i)', async (seed) => {
    const sent = await send(seed, 0.35, 0.04);
    expect(sent.broken).toBeGreaterThan(50);
    await isWhole(sent);
  });
});
