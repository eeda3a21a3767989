import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { join, meet, openCounty, type OpenCounty } from '../../support/county-line.ts';
import { buildRosterReader } from '../../support/roster-window.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;

beforeAll(buildRosterReader);
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
