import { createHash, sign } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { laterKeyFolder, NEXT_KEY_FORMAT } from '#shared/protocol/sync/formats.ts';
import { type NextKey, nextKeyMessage } from '#shared/protocol/sync/next-key.ts';
import { type Receipt, receiptFileName } from '#shared/protocol/sync/receipt.ts';
import { readCountyKey } from '../../../../electron/sync/read-county-key.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { FIXED_CLOCK, STAYS } from '../../../support/invented-case.ts';
import { feedFile, receipt, receiptFile } from '../../../sync/support/county-files.ts';
import { join, openCounty, type OpenCounty } from '../../support/county-line.ts';
import { reviewed, sealAll } from '../../support/desk.ts';
import { typedForm } from '../../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;
let stick = '';

beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
  stick = joinPath(folder.dataDir, '..', 'stick');
  mkdirSync(stick);
  const answer = window.host.answer;
  window.host.answer = async (call) =>
    call.call === 'chooseFolder' ? { ok: true, value: { path: stick } } : answer(call);
});
afterEach(async () => {
  await window.close();
  await county.close();
  rmSync(stick, { recursive: true, force: true });
  folder.remove();
});

const [OLD, NEXT, THIRD] = [testCounty(), testCounty('next'), testCounty('third')];
const BEFORE = '2020-01-01T08:00:00.000+08:00';
const AFTER = '2030-01-01T08:00:00.000+08:00';

/** The keys of `to` as those of `from` introduce them. */
function keyItem(n: number, from: typeof OLD, to: typeof OLD): Extract<FeedItem, { kind: 'key' }> {
  const { name, keyId, box, receipt: receiptKey } = to.publicFile;
  const keys = { name, keyId, box, receipt: receiptKey, at: FIXED_CLOCK };
  const next: NextKey = { format: NEXT_KEY_FORMAT, county: '210502', from: from.secret.keyId, ...keys };
  const signature = sign(null, Buffer.from(nextKeyMessage(next), 'utf8'), from.secret.receipt).toString('base64url');
  return { n, id: `key-${n}`, at: FIXED_CLOCK, kind: 'key', next, signature };
}

async function takeKey(n: number, to: typeof OLD): Promise<void> {
  const { policy: _, ...file } = to.publicFile;
  const read = readCountyKey(JSON.stringify(file));
  const code = read.ok ? (read.value.fingerprint.split(' ').at(-1) ?? '') : '';
  await window.ask('sync/takeKey', { id: `key-${n}`, code });
}

async function sealOne(index: number) {
  const { id } = await reviewed(window, typedForm(STAYS.slice(index, index + 1)));
  const sealed = await sealAll(window, [id]);
  const file = readFileSync(joinPath(folder.dataDir, 'batches', sealed.fileName));
  const header = batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')));
  return { ...sealed, header };
}
type Sealed = Awaited<ReturnType<typeof sealOne>>;

const hashOf = ({ fileName }: Sealed): string =>
  createHash('sha256')
    .update(readFileSync(joinPath(folder.dataDir, 'batches', fileName)))
    .digest('hex');

const receiptOf = (batch: Sealed, parts: Partial<Receipt> = {}): Receipt => {
  const { device, pc, seq, records } = batch.header;
  const told = records.map((hash) => ({ hash, verdict: 'accepted' }) as const);
  return receipt({ device, pc, seq, batchHash: hashOf(batch), records: told, ...parts });
};

function putReceipt(batch: Sealed, parts: Partial<Receipt>): string {
  const name = receiptFileName(batch.header.pc, batch.header.seq, hashOf(batch));
  writeFileSync(joinPath(stick, name), receiptFile(receiptOf(batch, parts)));
  return name;
}

/** This PC's feed as it is put on a stick: under the key of `by`, in its folder. */
async function putFeed(batch: Sealed, items: readonly FeedItem[], by: typeof OLD, epoch = 1): Promise<string> {
  const known = await county.books.device(batch.header.device);
  const deviceBox = Buffer.from(known?.deviceBox ?? '', 'base64url');
  const file = await feedFile({ items, secret: by.secret, deviceId: batch.header.device, deviceBox, epoch });
  const to = by === OLD ? stick : joinPath(stick, laterKeyFolder(by.secret.keyId));
  mkdirSync(to, { recursive: true });
  const last = String(items.length).padStart(8, '0');
  const name = `AIDF1-${batch.header.pc}-e${String(epoch).padStart(4, '0')}-00000001-${last}.aidfeed`;
  writeFileSync(joinPath(to, name), file);
  return name;
}

const skipped = async () =>
  (await window.ask('sync/import', {})).skipped.map(({ name, why }) => [name, why.slice(0, 60)]);
const stages = async () => (await window.ask('batch/list', {})).rows.map(({ seq, stage }) => `${seq} ${stage}`);

test('a receipt that a former key signed before the turn still counts from a stick, and one of after it does not alone', async () => {
  const [early, late] = [await sealOne(0), await sealOne(1)];
  const item = keyItem(1, OLD, NEXT);
  await putFeed(early, [item], OLD);
  expect(await skipped()).toEqual([]);
  await takeKey(1, NEXT);
  putReceipt(early, { receivedAt: BEFORE });
  const forged = putReceipt(late, { receivedAt: AFTER });
  const raised = [[forged, expect.stringContaining('旧密钥新签的') as string]];
  expect(await skipped()).toEqual(raised);
  expect(await stages()).toEqual(['2 sealed', '1 received']);
  // A key that was given up does not raise the epoch either: the county itself would look like an old one.
  putReceipt(late, { receivedAt: BEFORE, epoch: 7 });
  expect(await skipped()).toEqual(raised);
  expect(await stages()).toEqual(['2 sealed', '1 received']);
});

test('a former key says nothing new in a feed, and the same feed under the present key does, with the receipts in it', async () => {
  const batch = await sealOne(0);
  const key = keyItem(1, OLD, NEXT);
  await putFeed(batch, [key], OLD);
  await window.ask('sync/import', {});
  await takeKey(1, NEXT);
  // What was on the stick already is no news and no fault.
  expect(await skipped()).toEqual([]);
  const file = receiptFile(receiptOf(batch, { receivedAt: AFTER })).toString('base64url');
  const items: readonly FeedItem[] = [key, { n: 2, id: 'receipt-2', at: AFTER, kind: 'receipt', file }];
  const name = await putFeed(batch, items, OLD);
  expect(await skipped()).toEqual([[name, expect.stringContaining('旧密钥新签的') as string]]);
  const later = await putFeed(batch, items, OLD, 9);
  expect(await skipped()).toEqual(
    [name, later].map((each) => [each, expect.stringContaining('旧密钥新签的') as string]),
  );
  expect(await stages()).toEqual(['1 sealed']);
  rmSync(joinPath(stick, later));
  await putFeed(batch, items, NEXT);
  const receiptName = putReceipt(batch, { receivedAt: AFTER });
  const report = await window.ask('sync/import', {});
  expect(report.skipped).toEqual([]);
  // The stick of before the turn lies there as well.
  expect(report.taken.map((each) => each.name).slice(1)).toEqual([name, receiptName]);
  expect(await stages()).toEqual(['1 received']);
});

test('a PC that was away for two changes takes them one after the other', async () => {
  const batch = await sealOne(0);
  await putFeed(batch, [keyItem(1, OLD, NEXT), keyItem(2, NEXT, THIRD)], OLD);
  expect(await skipped()).toEqual([]);
  await expect(takeKey(2, THIRD)).rejects.toThrow('KEY_NOT_NEXT');
  await takeKey(1, NEXT);
  await takeKey(2, THIRD);
  expect((await sealOne(1)).header.countyKey).toBe(THIRD.secret.keyId);
  putReceipt(batch, { receivedAt: BEFORE });
  expect(await skipped()).toEqual([]);
  expect(await stages()).toEqual(['2 sealed', '1 received']);
});
