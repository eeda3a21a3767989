import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countyFolder } from '../../../county/service/support/running-county.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { STATION } from '../../../support/invented-case.ts';
import { mayMount, mountSmallDisk } from '../../../support/small-disk.ts';
import { meet, register } from '../../support/county-line.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';
import { papersOf, pngScan, sealWithScans, type SealedCase } from './papers-desk.ts';

const PC = `${STATION.townshipCode}-${STATION.pcLetter}`;
const MEGABYTE = 1024 * 1024;

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: Awaited<ReturnType<typeof countyFolder>>;
let running: Awaited<ReturnType<(typeof county)['start']>>;

beforeEach(async () => {
  county = await countyFolder();
  running = await county.start();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await register(window, county, PC);
});
afterEach(async () => {
  await window.close();
  await county.remove();
  folder.remove();
});

/** Meetings until the papers of a batch stand as wanted, or many of them. */
async function meetUntil(batchId: string, isSo: (row: Awaited<ReturnType<typeof papersOf>>) => boolean, most = 60) {
  for (let turn = 0; turn < most; turn++) {
    await meet(window);
    const row = await papersOf(window, batchId);
    if (isSo(row)) return row;
  }
  throw new Error(`The papers never came so far: ${JSON.stringify(await papersOf(window, batchId))}`);
}
const untilDelivered = (batchId: string) => meetUntil(batchId, ({ stage }) => stage === 'delivered');

/** What the county has of the papers of a case. */
async function atCounty({ seq }: SealedCase) {
  const batch = (await running.county.books.queries.batches({})).find((each) => each.seq === seq);
  return running.county.papers.ofCase({ batch: batch?.batch ?? 0, place: 0 });
}

test('a county put back from a backup of before the papers is sent them again, and says again what it still had', async () => {
  const early = await sealWithScans(window, 0, { id: pngScan('early') });
  await untilDelivered(early.batchId);
  const late = await sealWithScans(window, 1, { id: pngScan('late') });
  await window.ask('papers/hold', { batchId: late.batchId });
  await meetUntil(late.batchId, ({ stage }) => stage === 'held');
  const backups = join(county.root, 'backups');
  expect(await county.type('backup', backups)).toMatchObject({ code: 0 });
  await window.ask('papers/send', { batchId: late.batchId });
  await untilDelivered(late.batchId);

  const [name = ''] = readdirSync(backups);
  await county.stop();
  const restored = join(county.root, 'restored');
  const keys = join(county.folder, 'keys');
  const back = await county.type('restore', join(backups, name), '--keys', keys, '--folder', restored);
  expect(back).toMatchObject({ code: 0 });
  running = await county.start(restored);
  await window.ask('sync/setLine', { address: county.url(), certificate: '' });
  // It was delivered to a county that does not know it any more.
  expect(await atCounty(late)).toMatchObject({ papers: [], here: 0 });
  await untilDelivered(early.batchId);
  await untilDelivered(late.batchId);
  for (const sealed of [early, late])
    expect(await atCounty(sealed)).toMatchObject({ here: 1, parts: 1, absent: [], papers: [{}, {}] });
}, 240_000);

test('a part that lacked a scan is sent again when the scan is back, and takes the place of the first', async () => {
  const scan = pngScan('household', 700);
  const sealed = await sealWithScans(window, 0, { id: pngScan('id'), household: scan });
  const files = join(folder.dataDir, 'attachments');
  const [path = ''] = readdirSync(files)
    .map((name) => join(files, name))
    .filter((each) => statSync(each).size > 700);
  const whole = readFileSync(path);
  truncateSync(path, 400);
  expect(await untilDelivered(sealed.batchId)).toMatchObject({ lacking: 1 });
  expect(await atCounty(sealed)).toMatchObject({ here: 1, absent: [{ line: 'household', why: 'damaged' }] });

  writeFileSync(path, whole);
  await window.ask('papers/send', { batchId: sealed.batchId });
  expect(await meetUntil(sealed.batchId, ({ stage, lacking }) => stage === 'delivered' && lacking === 0)).toMatchObject(
    {
      parts: 1,
      delivered: 1,
    },
  );
  const there = await atCounty(sealed);
  expect(there).toMatchObject({ here: 1, parts: 1, absent: [] });
  expect(there?.papers).toHaveLength(3);
}, 240_000);

test.skipIf(!mayMount)(
  'a full disk under the folder of parts holds up the papers alone, and leaves nothing by half when there is room',
  async () => {
    const papers = join(folder.dataDir, 'papers');
    mkdirSync(papers, { recursive: true });
    const disk = mountSmallDisk(papers, 8);
    try {
      disk.fill();
      const sealed = await sealWithScans(window, 0, { id: pngScan('one', 2 * MEGABYTE) });
      const row = await meetUntil(sealed.batchId, ({ reason }) => reason?.includes('磁盘') === true);
      expect(row).toMatchObject({ stage: 'waiting', delivered: 0 });
      expect(await window.ask('sync/state', {})).toMatchObject({ trouble: null, waiting: 0 });
      disk.free();
      await untilDelivered(sealed.batchId);
      expect(await atCounty(sealed)).toMatchObject({ here: 1, parts: 1, absent: [] });
      expect(existsSync(papers) ? readdirSync(papers) : []).toEqual([]);
    } finally {
      disk.remove();
    }
  },
  240_000,
);
