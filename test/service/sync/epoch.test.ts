import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receiptFile } from '../../sync/support/county-files.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { join, meet, openCounty, type OpenCounty } from '../support/county-line.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;

beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  await sealAll(window, [id]);
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const stage = async () => (await window.ask('batch/list', {})).rows[0]?.stage;

const roster: FeedItem = {
  n: 1,
  id: 'roster-1',
  at: '2026-11-22T09:00:00.000+08:00',
  kind: 'roster',
  name: '低保名单',
  asOf: '2026-11-01',
  csv: '姓名,身份证号\n',
};

/** The county's books are of another epoch from now on; what they acknowledged before is lost when `isLost`. */
function turnTo(epoch: number, isLost: boolean): void {
  const before = county.books.receipt;
  Object.assign(county.books, {
    progress: async () => ({ epoch, received: 0, durableThrough: 0, feedEnd: 0 }),
    receipt: async (key: Parameters<typeof before>[0]) => {
      const known = isLost ? null : await before(key);
      if (known === null) return null;
      const receipt = { ...known.receipt, epoch };
      return { receipt, file: receiptFile(receipt) };
    },
  });
}

test('a county that was restored is offered again what no receipt of its present epoch covers', async () => {
  await meet(window);
  expect(await stage()).toBe('received');
  turnTo(2, false);
  const state = await meet(window);
  expect(state).toMatchObject({ trouble: null, waiting: 0 });
  expect(await stage()).toBe('received');
  // And an older epoch after it is not believed: a stand-by with old data, or somebody who plays the county.
  turnTo(1, false);
  expect(await meet(window)).toMatchObject({ trouble: { stops: true, text: expect.stringContaining('还旧') } });
  expect(await stage()).toBe('received');
});

test('until then such a batch is said to be on its way again, with its file as it was', async () => {
  await meet(window);
  county.books.give(roster);
  Object.assign(county.books, {
    progress: async () => ({ epoch: 3, received: 0, durableThrough: 0, feedEnd: 1 }),
    receipt: async () => Promise.reject(new Error('not ready')),
  });
  const state = await meet(window);
  expect(state).toMatchObject({ waiting: 1, trouble: { stops: false } });
  expect(['again', 'delivered']).toContain(await stage());
});

test('a county that went back within its epoch is told so, and gets everything again once it raised the epoch', async () => {
  await meet(window);
  Object.assign(county.books, {
    progress: async () => ({ epoch: 1, received: 0, durableThrough: 0, feedEnd: 0 }),
  });
  expect(await meet(window)).toMatchObject({
    trouble: { stops: true, text: expect.stringContaining('raise-epoch') },
    nextTryIn: null,
  });
  turnTo(2, false);
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
});

test('an epoch that stands in the unsigned state alone is kept nowhere: what is signed goes on counting', async () => {
  const truth = county.books.progress;
  Object.assign(county.books, {
    // Once, as a bit that flipped on a line without TLS, or somebody in between.
    progress: async (device: string) => {
      Object.assign(county.books, { progress: truth });
      return { ...(await truth(device)), epoch: 9 };
    },
  });
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
  expect(await stage()).toBe('received');
  const { id } = await reviewed(window, typedForm(STAYS.slice(1, 2)));
  await sealAll(window, [id]);
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
  expect((await window.ask('batch/list', {})).rows.map((row) => row.stage)).toEqual(['received', 'received']);
});

test('a feed is the county’s signed word on its epoch: read first, so that the batches under it are offered again', async () => {
  await meet(window);
  county.books.give(roster);
  turnTo(2, false);
  Object.assign(county.books, { progress: async () => ({ epoch: 2, received: 0, durableThrough: 0, feedEnd: 1 }) });
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
  turnTo(1, false);
  expect(await meet(window)).toMatchObject({ trouble: { stops: true } });
});

test('a county that knows of a batch this PC never sealed stops everything', async () => {
  Object.assign(county.books, {
    progress: async () => ({ epoch: 1, received: 7, durableThrough: 0, feedEnd: 0 }),
  });
  expect(await meet(window)).toMatchObject({
    trouble: { stops: true, text: expect.stringContaining('本机却没有封过这一批') },
    nextTryIn: null,
  });
  expect(await stage()).toBe('sealed');
});
