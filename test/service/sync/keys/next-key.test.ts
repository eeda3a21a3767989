import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { NEXT_KEY_FORMAT } from '#shared/protocol/sync/formats.ts';
import { type NextKey, nextKeyMessage } from '#shared/protocol/sync/next-key.ts';
import { readCountyKey } from '../../../../electron/sync/read-county-key.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { STAYS } from '../../../support/invented-case.ts';
import { join, meet, openCounty, type OpenCounty } from '../../support/county-line.ts';
import { reviewed, sealAll } from '../../support/desk.ts';
import { typedForm } from '../../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;

beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const AT = '2023-10-19T09:00:00.000+08:00';
const NEXT = testCounty('next').publicFile;
const codeOf = (): string => {
  const read = readCountyKey(JSON.stringify(NEXT));
  return read.ok ? (read.value.fingerprint.split(' ').at(-1) ?? '') : '';
};

/** The county's next keys as the present ones introduce them; `change` is made after signing. */
function keyItem(parts: Partial<NextKey> = {}, change: Partial<NextKey> = {}): FeedItem {
  const { name, keyId, box, receipt, policy } = NEXT;
  const whole = { name, keyId, box, receipt, ...(policy === undefined ? {} : { policy }), at: AT };
  const next: NextKey = {
    format: NEXT_KEY_FORMAT,
    county: '210502',
    from: testCounty().secret.keyId,
    ...whole,
    ...parts,
  };
  const signature = sign(null, Buffer.from(nextKeyMessage(next), 'utf8'), testCounty().secret.receipt);
  return {
    n: 1,
    id: 'key-1',
    at: AT,
    kind: 'key',
    next: { ...next, ...change },
    signature: signature.toString('base64url'),
  };
}

async function sealOne(index: number) {
  const { id } = await reviewed(window, typedForm(STAYS.slice(index, index + 1)));
  return sealAll(window, [id]);
}
const keyOfBatch = (fileName: string): string => {
  const file = readFileSync(joinPath(folder.dataDir, 'batches', fileName));
  return batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8'))).countyKey;
};

test('the county’s next keys are taken only with the code that came over the telephone, and then seal what is sealed next', async () => {
  const before = await sealOne(0);
  county.books.give(keyItem());
  await meet(window);
  expect((await window.ask('sync/items', {})).rows).toMatchObject([{ id: 'key-1', kind: 'key', isRefused: false }]);
  const view = await window.ask('sync/nextKey', { id: 'key-1' });
  expect(view).toMatchObject({ present: { keyId: keyOfBatch(before.fileName) }, next: { keyId: NEXT.keyId } });
  await expect(window.ask('sync/takeKey', { id: 'key-1', code: '0001' })).rejects.toThrow('KEY_WRONG_CODE');
  await expect(window.ask('sync/takeKey', { id: 'key-1', code: '' })).rejects.toThrow('KEY_WRONG_CODE');
  expect(keyOfBatch((await sealOne(1)).fileName)).toBe(view.present.keyId);
  await window.ask('sync/takeKey', { id: 'key-1', code: codeOf() });
  expect((await window.ask('sync/items', {})).rows).toEqual([]);
  expect(keyOfBatch((await sealOne(2)).fileName)).toBe(NEXT.keyId);
});

test('what the old keys signed still counts after the change and a restart: registration, receipts, feeds', async () => {
  const batch = await sealOne(0);
  county.books.give(keyItem());
  await meet(window);
  await window.ask('sync/takeKey', { id: 'key-1', code: codeOf() });
  window = await window.restart();
  await unlock(window);
  expect(await window.ask('sync/state', {})).toMatchObject({ enrolment: { county: '210502' } });
  expect(await window.ask('app/status', {})).toMatchObject({ station: { county: { keyId: NEXT.keyId } } });
  // The plain county has its old keys alone: its receipt of a batch that was sealed to them counts, a feed by the new it cannot sign.
  expect(await meet(window)).toMatchObject({ waiting: 0 });
  expect((await window.ask('batch/list', {})).rows).toMatchObject([{ id: batch.id, stage: 'received' }]);
});

test('keys that somebody else introduces, or that were changed on the way, are not taken', async () => {
  county.books.give(keyItem({}, { name: '别的局' }));
  await meet(window);
  await expect(window.ask('sync/nextKey', { id: 'key-1' })).rejects.toThrow('KEY_ALTERED');
  await expect(window.ask('sync/takeKey', { id: 'key-1', code: codeOf() })).rejects.toThrow('KEY_ALTERED');
  county.books.give({ ...keyItem({ from: 'ab'.repeat(8) }), n: 2, id: 'key-2' });
  await meet(window);
  await expect(window.ask('sync/takeKey', { id: 'key-2', code: codeOf() })).rejects.toThrow('KEY_NOT_NEXT');
});
