import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { countyKeyPair } from '../../../../county/keys/county-secret.ts';
import { rawPublicOf } from '../../../../county/keys/raw-keys.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { fixedBytes, testCounty } from '../../../county/support/sample-batch.ts';
import { join, meet, openCounty, type OpenCounty } from '../../support/county-line.ts';
import { buildRosterReader } from '../../support/roster-window.ts';
import { benxiAt, installed, POLICY_SECRET, signed } from '../../support/signed-packs.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';

/** The county of the other end, with the key that its packs are signed with. */
const COUNTY_KEY = JSON.stringify(
  countyKeyPair(testCounty().key.name, fixedBytes('county')(64), rawPublicOf(POLICY_SECRET)).publicFile,
);

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;

beforeAll(buildRosterReader);
beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, COUNTY_KEY);
  await join(window, county.address);
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const AT = '2023-10-19T09:00:00.000+08:00';
async function hear(item: FeedItem): Promise<string> {
  county.books.give(item);
  expect(await meet(window)).toMatchObject({ trouble: null });
  return item.id;
}

test('a roster that the county sent opens in the trial without a file being chosen', async () => {
  const csv = '姓名,身份证号\r\n某人,210502195804021236\r\n';
  const item = await hear({ n: 1, id: 'roster-1', at: AT, kind: 'roster', name: '低保名册', asOf: '2023-10-01', csv });
  const { file } = await window.ask('roster/open', { item });
  expect(file).toMatchObject({ fileName: '低保名册-2023-10-01.csv', kind: 'csv' });
  await expect(window.ask('policy/openFile', { item })).rejects.toThrow(/NOT_FOUND|PACK_NO_TRUSTED_KEY/);
  await window.ask('roster/close', {});
});

test('a policy pack that the county sent goes through the same checks as a file', async () => {
  const file = Buffer.from('{"no":"pack"}').toString('base64url');
  const item = await hear({ n: 1, id: 'pack-1', at: AT, kind: 'pack', pack: 'benxi-2023', file });
  await expect(window.ask('policy/openFile', { item })).rejects.toThrow(/PACK_REFUSED|PACK_NO_TRUSTED_KEY/);
  await expect(window.ask('roster/open', { item })).rejects.toThrow('NOT_FOUND');
});

test('a policy pack that the county sent waits for nobody once it is installed, from here or from a stick', async () => {
  const [next, other] = [signed(benxiAt('80%'), 2), signed(benxiAt('81%'), 3)];
  for (const [index, file] of [next, other].entries())
    await hear({
      n: index + 1,
      id: `pack-${index + 1}`,
      at: AT,
      kind: 'pack',
      pack: 'benxi-2023',
      file: Buffer.from(file).toString('base64url'),
    });
  const waiting = async () => (await window.ask('sync/items', {})).rows.map(({ id }) => id);
  expect(await waiting()).toEqual(['pack-1', 'pack-2']);
  const { preview } = await window.ask('policy/openFile', { item: 'pack-1' });
  await window.ask('policy/install', { ticket: preview?.ticket ?? '', reason: '县里发的新政策' });
  expect(await waiting()).toEqual(['pack-2']);
  await installed(window, other);
  expect(await waiting()).toEqual([]);
});
