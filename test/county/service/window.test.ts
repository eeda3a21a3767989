import { diffieHellman } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Enrolled } from '#shared/protocol/sync/enrol.ts';
import { publicKeyOf, rawPublicOf, secretKeyOf } from '../../../county/keys/raw-keys.ts';
import {
  enrolOnline,
  fetchFeed,
  fetchReceipt,
  fetchState,
  logIn,
} from '../../../electron/sync/county/county-client.ts';
import type { CountyLine } from '../../../electron/sync/county/county-request.ts';
import { makeEnrolRequest, readEnrolled } from '../../../electron/sync/county/enrol.ts';
import { LineFault } from '../../../electron/sync/county/line-fault.ts';
import { readFeed } from '../../../electron/sync/county/read-feed.ts';
import { readReceipt } from '../../../electron/sync/county/read-receipt.ts';
import { firstPiece, uploadBatch } from '../../../electron/sync/county/upload-batch.ts';
import { boxOf, COUNTY } from '../http/support/county-service.ts';
import { sealed, testCounty, testDevice } from '../support/sample-batch.ts';
import { type Batch, chainOf } from './support/http-pc.ts';
import { countyFolder } from './support/running-county.ts';

type Folder = Awaited<ReturnType<typeof countyFolder>>;

const NOTHING_SEEN = { epoch: 0, received: 0, feed: 0 };
const device = testDevice();
const own = testCounty().key;
const context = { signal: new AbortController().signal, now: () => '2026-11-22T08:00:00+08:00' };

let county: Folder;
let line: CountyLine;
let token = '';
let enrolled: Enrolled;
beforeEach(async () => {
  county = await countyFolder();
  await county.start();
  line = { address: county.url(), ca: null };
  const made = await county.type('make-code', device.pc);
  const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
  const secret = secretKeyOf('x25519', boxOf(device));
  const request = makeEnrolRequest(
    {
      device: device.id,
      pc: device.pc,
      formerPcs: [],
      deviceKey: device.publicKey,
      deviceBox: rawPublicOf(secret),
      countyKey: own.keyId,
      code,
      requestedAt: '2026-11-22T08:00:00+08:00',
    },
    device.sign,
  );
  const read = readEnrolled(await enrolOnline(line, request, context), own, { device: device.id, pc: device.pc });
  if (!read.ok) throw new Error(read.error.code);
  enrolled = read.value;
  ({ token } = await logIn(line, { device: device.id, county: COUNTY, sign: device.sign }, context));
});
afterEach(() => county.remove());

const send = (batch: Batch): Promise<void> => {
  const { bytes, hash, header } = batch;
  let elapsed = 0;
  return uploadBatch(line, {
    bytes,
    hash,
    token,
    seq: header.seq,
    piece: firstPiece(),
    signal: context.signal,
    now: context.now,
    elapsedMs: () => (elapsed += 10),
    onProgress: () => undefined,
  });
};
const receiptOf = (batch: Batch) => fetchReceipt(line, token, { seq: batch.header.seq, hash: batch.hash }, context);

async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof LineFault) return error.error.code;
    throw error;
  }
  return 'nothing failed';
}

describe('the window’s own client and the county’s service', () => {
  it('agree on every step from the code to the feed', async () => {
    expect(enrolled).toMatchObject({ county: COUNTY, epoch: 1, pc: device.pc });
    const batches = chainOf(device, 2);
    for (const batch of batches) {
      await send(batch);
      const file = await receiptOf(batch);
      const receipt = readReceipt(file ?? new Uint8Array(), {
        county: own,
        countyCode: COUNTY,
        device: device.id,
        ownBatch: () => ({ hash: batch.hash, ...batch.header }),
      });
      expect(receipt).toMatchObject({ ok: true, value: { seq: batch.header.seq, epoch: 1 } });
      await send(batch);
      expect(Buffer.from((await receiptOf(batch)) ?? []).equals(Buffer.from(file ?? []))).toBe(true);
    }
    expect(await fetchState(line, token, NOTHING_SEEN, context)).toMatchObject({ received: 2, feedEnd: 2, epoch: 1 });
    const privateKey = secretKeyOf('x25519', boxOf(device));
    const feed = readFeed(
      (await fetchFeed(line, token, { epoch: 1, after: 0, key: own.keyId }, context)) ?? new Uint8Array(),
      {
        county: own,
        countyCode: COUNTY,
        device: device.id,
        box: {
          publicKey: rawPublicOf(privateKey),
          agree: (key) => new Uint8Array(diffieHellman({ privateKey, publicKey: publicKeyOf('x25519', key) })),
        },
      },
    );
    expect(feed.ok && feed.value.items.map(({ kind, n }) => [kind, n])).toEqual([
      ['receipt', 1],
      ['receipt', 2],
    ]);
    expect(await fetchFeed(line, token, { epoch: 1, after: 2, key: own.keyId }, context)).toBeNull();
  });

  it('wait for the batch before', async () => {
    const [first, second] = chainOf(device, 2);
    if (first === undefined || second === undefined) throw new Error('no batches');
    await send(second);
    expect(await receiptOf(second)).toBeNull();
    await send(first);
    expect(await receiptOf(first)).not.toBeNull();
    expect(await receiptOf(second)).not.toBeNull();
  });

  it('stop at a fork and at a batch that is not sound, each by its name and again when asked again', async () => {
    const [first] = chainOf(device, 1);
    if (first === undefined) throw new Error('no batch');
    await send(first);
    await receiptOf(first);
    const fork = sealed({ device, seq: 1 }, 'another');
    await send(fork);
    expect(await failure(receiptOf(fork))).toBe('COUNTY_FORK');
    expect(await failure(send(fork))).toBe('COUNTY_FORK');
    const forged = sealed(
      { device: { ...testDevice('forger'), id: device.id }, seq: 2, prevHash: first.hash },
      'forged',
    );
    await send(forged);
    const refused = await failure(receiptOf(forged));
    expect([refused, await failure(send(forged))]).toEqual([refused, refused]);
    expect(refused).toMatch(/REFUSED/);
  });

  it('name a revoked PC and a lost session', async () => {
    expect(await failure(fetchState(line, 'x.1.y', NOTHING_SEEN, context))).toMatch(/TOKEN|SESSION/);
    await county.type('revoke', device.pc, '--reason', '换新电脑');
    expect(await failure(fetchState(line, token, NOTHING_SEEN, context))).toBe('COUNTY_REVOKED');
  });
});
