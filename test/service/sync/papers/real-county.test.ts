import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProblemCode } from '#shared/protocol/sync/county-api.ts';
import { countyFolder } from '../../../county/service/support/running-county.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { STATION, STAYS } from '../../../support/invented-case.ts';
import { meet, register } from '../../support/county-line.ts';
import { ownCase } from '../../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';
import { listed, papersOf, pngScan, sealWithScans, type SealedCase } from './papers-desk.ts';
import { paperLine } from './paper-line.ts';

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
const filesHere = () => (existsSync(join(folder.dataDir, 'papers')) ? readdirSync(join(folder.dataDir, 'papers')) : []);

test('papers follow their batch by themselves, part by part, and leave no second copy here', async () => {
  const big = Object.fromEntries(['id', 'household', 'identity'].map((line) => [line, pngScan(line, 3 * MEGABYTE)]));
  const sealed = await sealWithScans(window, 0, big);
  expect(await listed(window, sealed.batchId)).toMatchObject({ parts: 3, delivered: 0, stage: 'afterBatch' });
  expect(await untilDelivered(sealed.batchId)).toMatchObject({ parts: 3, delivered: 3, lacking: 0 });
  expect(filesHere()).toEqual([]);
  const there = await atCounty(sealed);
  expect(there?.papers.map(({ what }) => what).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'printed',
    'scan',
    'scan',
    'scan',
  ]);
  expect(there).toMatchObject({ here: 3, parts: 3, absent: [] });
}, 240_000);

test('papers are kept here until the county asks, or the clerk sends them, as the setting says', async () => {
  await window.ask('papers/setMode', { mode: 'wanted' });
  const [one, two] = [
    await sealWithScans(window, 0, { id: pngScan('one') }),
    await sealWithScans(window, 1, { id: pngScan('two') }),
  ];
  await meetUntil(two.batchId, ({ stage }) => stage === 'kept');
  expect(await papersOf(window, one.batchId)).toMatchObject({ delivered: 0, stage: 'kept', wantedBy: null });
  await running.county.books.makeUser(
    { user: 'wang', name: '王审批', roles: ['approver'], password: 'scrypt$invented', active: true },
    'cli',
  );
  const batch = (await running.county.books.queries.batches({})).find(({ seq }) => seq === one.seq);
  const asked = await running.county.papers.ask({ batch: batch?.batch ?? 0, place: 0 }, 'wang');
  expect(asked).toMatchObject({ ok: true });
  expect(await untilDelivered(one.batchId)).toMatchObject({ wantedBy: null });
  expect(await papersOf(window, two.batchId)).toMatchObject({ delivered: 0, stage: 'kept' });

  await window.ask('papers/setMode', { mode: 'never' });
  await window.ask('papers/send', { batchId: two.batchId });
  await untilDelivered(two.batchId);
}, 240_000);

test('what the clerk stopped stays here until it is sent again', async () => {
  const sealed = await sealWithScans(window, 0, { id: pngScan('one') });
  await window.ask('papers/hold', { batchId: sealed.batchId });
  await meetUntil(sealed.batchId, ({ stage }) => stage === 'held');
  expect(await papersOf(window, sealed.batchId)).toMatchObject({
    delivered: 0,
    reason: expect.stringContaining('暂停'),
  });
  await window.ask('papers/send', { batchId: sealed.batchId });
  await untilDelivered(sealed.batchId);
}, 240_000);

test('a county of before takes none: the batch is received, nothing alarms, and they follow when it can', async () => {
  const line = await paperLine(county.url());
  line.refuse();
  await window.ask('sync/setLine', { address: line.address, certificate: '' });
  const sealed = await sealWithScans(window, 0, { id: pngScan('one') });
  const row = await meetUntil(sealed.batchId, ({ reason }) => reason?.includes('还不收材料') === true);
  expect(row).toMatchObject({ stage: 'waiting', delivered: 0 });
  expect(await window.ask('sync/state', {})).toMatchObject({ trouble: null, waiting: 0 });
  line.allow();
  await untilDelivered(sealed.batchId);
  line.close();
}, 240_000);

test('papers that the county cannot keep yet hold up no others, and say why they wait', async () => {
  const line = await paperLine(county.url());
  const first = await sealWithScans(window, 0, { id: pngScan('one') });
  await window.ask('papers/hold', { batchId: first.batchId });
  const second = await sealWithScans(window, 1, { id: pngScan('two') });
  line.refuse({ status: 429, code: 'too_many', detail: 'waiting', seqs: [first.seq] });
  await window.ask('sync/setLine', { address: line.address, certificate: '' });
  await window.ask('papers/send', { batchId: first.batchId });
  await untilDelivered(second.batchId);
  expect(await papersOf(window, first.batchId)).toMatchObject({
    stage: 'waiting',
    reason: expect.stringContaining('都在等所属的批次，这一份先不收'),
  });
  expect(await window.ask('sync/state', {})).toMatchObject({ trouble: null, waiting: 0 });
  line.allow();
  await untilDelivered(first.batchId);
  line.close();
}, 240_000);

test('three batches whose papers the county puts off time and again do not hold up those of a fourth', async () => {
  const line = await paperLine(county.url());
  const first = [1, 2, 3];
  line.refuse({ status: 429, code: 'too_many', detail: 'waiting', seqs: first });
  await window.ask('sync/setLine', { address: line.address, certificate: '' });
  const sealed: SealedCase[] = [];
  for (const place of [...first, 4])
    sealed.push(await sealWithScans(window, ownCase(place).form(STAYS.slice(0, 1)), { id: pngScan(String(place)) }));
  const rowOf = (place: number) => sealed[place - 1]?.batchId ?? '';
  await untilDelivered(rowOf(4));
  for (const place of first) expect(await papersOf(window, rowOf(place))).toMatchObject({ stage: 'waiting' });
  line.allow();
  for (const place of first) await untilDelivered(rowOf(place));
  line.close();
}, 240_000);

test('a window that dies while a part is on its way goes on with the same file from where it was', async () => {
  const line = await paperLine(county.url());
  await window.ask('sync/setLine', { address: line.address, certificate: '' });
  line.cutAfter(300_000);
  const sealed = await sealWithScans(window, 0, { id: pngScan('one', 2 * MEGABYTE) });
  await meetUntil(sealed.batchId, () => line.cuts() > 0);
  const before = filesHere();
  expect(before).toHaveLength(1);
  window = await window.restart();
  line.cutAfter(null);
  const users = await window.ask('app/status', {});
  const userId = users.state === 'locked' ? (users.users[0]?.id ?? '') : '';
  await window.ask('session/unlock', { userId, password: STATION.password });
  expect(filesHere()).toEqual(before);
  await untilDelivered(sealed.batchId);
  // The file was not sent from its beginning again.
  expect(line.sent()).toBeLessThan(2 * MEGABYTE + 700_000);
  expect(await atCounty(sealed)).toMatchObject({ here: 1, parts: 1 });
  line.close();
}, 240_000);

test('a disk without room for the file holds up the papers alone, and says so', async () => {
  writeFileSync(join(folder.dataDir, 'papers'), 'in the way');
  const sealed = await sealWithScans(window, 0, { id: pngScan('one') });
  const row = await meetUntil(sealed.batchId, ({ reason }) => reason?.includes('磁盘') === true);
  expect(row).toMatchObject({ stage: 'waiting', delivered: 0 });
  expect(await window.ask('sync/state', {})).toMatchObject({ trouble: null, waiting: 0 });
  rmSync(join(folder.dataDir, 'papers'));
  await untilDelivered(sealed.batchId);
}, 240_000);

test('a part that the county refuses stops alone, says why, and is tried again when the clerk says so', async () => {
  const line = await paperLine(county.url());
  await window.ask('sync/setLine', { address: line.address, certificate: '' });
  line.refuse({ status: 422, code: 'refused', detail: 'content_media' });
  const sealed = await sealWithScans(window, 0, { id: pngScan('one') });
  expect(await meetUntil(sealed.batchId, ({ stage }) => stage === 'stopped')).toMatchObject({
    reason: expect.stringContaining('县级检查这份材料没有通过：材料与它写明的格式不符'),
  });
  expect((await window.ask('papers/parts', { batchId: sealed.batchId })).rows).toMatchObject([{ state: 'stopped' }]);
  // Neither the line nor any batch is stopped by it.
  expect(await window.ask('sync/state', {})).toMatchObject({ trouble: null, waiting: 0 });
  const words: readonly [ProblemCode, number, string][] = [
    ['fork', 409, '里面的文件与本机的不同'],
    ['too_large', 413, '不收这么大的材料'],
  ];
  for (const [code, status, reason] of words) {
    line.refuse({ status, code, detail: '' });
    await window.ask('papers/send', { batchId: sealed.batchId });
    await meetUntil(sealed.batchId, (row) => row.reason?.includes(reason) === true);
  }
  line.refuse({ status: 507, code: 'full', detail: '' });
  await window.ask('papers/send', { batchId: sealed.batchId });
  expect(await meetUntil(sealed.batchId, ({ reason }) => reason?.includes('磁盘满了') === true)).toMatchObject({
    stage: 'waiting',
  });
  line.allow();
  await untilDelivered(sealed.batchId);
  line.close();
}, 240_000);
