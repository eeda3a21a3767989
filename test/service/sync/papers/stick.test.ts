import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { feedFileName } from '#shared/protocol/sync/feed.ts';
import { openPapers } from '../../../../county/intake/papers/open-papers.ts';
import { feedFile } from '../../../sync/support/county-files.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { STAYS } from '../../../support/invented-case.ts';
import { confirmed, review, sealAll } from '../../support/desk.ts';
import { typedForm } from '../../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';
import { attach, listed, papersOf, pngScan, sealWithScans, sha256 } from './papers-desk.ts';

const MEGABYTE = 1024 * 1024;

let folder: ReturnType<typeof testFolder>;
let window: Window;
let stick = '';

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  stick = join(folder.dataDir, '..', 'stick');
  mkdirSync(stick);
  const answer = window.host.answer;
  window.host.answer = async (call) =>
    call.call === 'chooseFolder' ? { ok: true, value: { path: stick } } : answer(call);
});
afterEach(async () => {
  await window.close();
  rmSync(stick, { recursive: true, force: true });
  folder.remove();
});

/** The parts on the stick, opened as the county opens them. */
const partsOnStick = () =>
  readdirSync(stick)
    .filter((name) => name.endsWith('.aidpapers'))
    .toSorted()
    .map((name) => {
      const opened = openPapers(readFileSync(join(stick, name)), testCounty().secret);
      if (!opened.ok) throw new Error(opened.refusal.code);
      return opened.value;
    });

/** Feed items as the county writes them, onto the stick. */
async function feed(items: readonly FeedItem[], epoch = 1): Promise<void> {
  const { device, pc } = partsOnStick()[0]?.header ?? { device: '', pc: '' };
  const session = await window.ask('sync/state', {});
  expect(session.isBusy).toBe(false);
  for (const name of readdirSync(stick)) if (name.endsWith('.aidfeed')) rmSync(join(stick, name));
  const bytes = await feedFile({ items, epoch, deviceId: device, deviceBox: await boxOf() });
  writeFileSync(join(stick, feedFileName({ pc, epoch, first: 1, last: items.length })), bytes);
  const { skipped } = await window.ask('sync/import', {});
  expect(skipped).toEqual([]);
}

/** The PC's box key, as its registration tells it. */
async function boxOf(): Promise<Uint8Array> {
  await window.ask('sync/exportEnrol', { code: '0000-0000-0000-0000-0000' });
  const saved = join(folder.dataDir, '..', 'saved');
  const name = readdirSync(saved).find((each) => each.endsWith('.aidenrol.json')) ?? '';
  const { request } = JSON.parse(readFileSync(join(saved, name), 'utf8')) as { request: { deviceBox: string } };
  return Buffer.from(request.deviceBox, 'base64url');
}

const said = (n: number, parts: object): FeedItem =>
  ({ n, id: `papers-${n}`, at: '2023-10-21T09:00:00.000+08:00', ...parts }) as FeedItem;
const exportAll = (batchId: string) => window.ask('sync/export', { batchIds: [batchId], papersOf: [batchId] });

describe('papers on a stick', () => {
  test('are what was printed and scanned for the cases of the batch, and count as delivered by the county’s word alone', async () => {
    const scans = { id: pngScan('id'), household: pngScan('household', 700) };
    const { batchId, number, seq } = await sealWithScans(window, 0, scans);
    expect(await listed(window, batchId)).toMatchObject({ parts: 1, delivered: 0, stage: 'afterBatch' });
    const size = await window.ask('papers/exportSize', { batchIds: [batchId] });
    expect(size).toMatchObject({ parts: 1 });
    expect(await exportAll(batchId)).toEqual({
      folder: stick,
      written: 1,
      left: 0,
      papers: { written: 1, left: 0, problem: null },
    });

    const [part] = partsOnStick();
    expect(part?.header).toMatchObject({ batchSeq: seq, part: 1, parts: 1, count: 3 });
    expect(part?.index.absent).toEqual([]);
    expect(part?.index.papers).toMatchObject([
      { what: 'printed', number, revision: expect.any(Number), paper: 'settlement', media: 'application/pdf' },
      { what: 'scan', number, line: 'id', label: '申请人身份证件', name: 'id.png', media: 'image/png', turn: 0 },
      { what: 'scan', number, line: 'household', label: '户口簿', sha256: sha256(scans.household) },
    ]);
    expect(Buffer.from(part?.contents.get(sha256(scans.id)) ?? []).equals(scans.id)).toBe(true);

    expect(await papersOf(window, batchId)).toMatchObject({ delivered: 0, exported: 1 });
    await feed([said(1, { kind: 'papers', batchSeq: seq, part: 1, hash: part?.hash })]);
    expect(await papersOf(window, batchId)).toMatchObject({ delivered: 1, stage: 'delivered', lacking: 0 });
    expect(await window.ask('papers/exportSize', { batchIds: [batchId] })).toMatchObject({ papers: 0, parts: 0 });
  });

  test('that somebody stops end after the part that is being written; the rest is said to be here', async () => {
    const sealed = [
      await sealWithScans(window, 0, { id: pngScan('one') }),
      await sealWithScans(window, 1, { id: pngScan('two') }),
    ];
    for (const { batchId } of sealed) await listed(window, batchId);
    window.events.length = 0;
    const stopped = window.ask('sync/export', { batchIds: [], papersOf: sealed.map(({ batchId }) => batchId) });
    const isWriting = (): boolean => JSON.stringify(window.events).includes('"what":"export","seq":1,');
    while (!isWriting()) await new Promise((again) => setImmediate(again));
    await window.ask('sync/cancel', {});
    expect(await stopped).toEqual({
      folder: stick,
      written: 0,
      left: 0,
      papers: {
        written: 0,
        left: 0,
        problem: '已停止导出，1 份材料已写好并读回核对，其余的仍在本机。需要时再导出一次。',
      },
    });
    expect(partsOnStick()).toHaveLength(1);
  });

  test('are the same papers in the same parts whenever they are made, each part of some megabytes', async () => {
    const scans = Object.fromEntries(
      ['id', 'household', 'identity', 'authorisation', 'account'].map((line) => [line, pngScan(line, 1.5 * MEGABYTE)]),
    );
    const { batchId } = await sealWithScans(window, 0, scans);
    expect(await listed(window, batchId)).toMatchObject({ parts: 3 });
    await exportAll(batchId);
    const first = partsOnStick();
    for (const name of readdirSync(stick)) rmSync(join(stick, name));
    await exportAll(batchId);
    const again = partsOnStick();
    const linesOf = (parts: typeof first) => parts.map(({ index }) => index.papers.map(({ sha256: hash }) => hash));
    expect(linesOf(first)).toHaveLength(3);
    expect(linesOf(again)).toEqual(linesOf(first));
    expect(again.map(({ hash }) => hash)).not.toEqual(first.map(({ hash }) => hash));
  });

  test('of which one was damaged on the disk say which, and the others go', async () => {
    const scans = { id: pngScan('id'), household: pngScan('household') };
    const { batchId } = await sealWithScans(window, 0, scans);
    await listed(window, batchId);
    const files = join(folder.dataDir, 'attachments');
    // A scan has 500 bytes; the paper of the test host far fewer.
    const scan = readdirSync(files).find((name) => readFileSync(join(files, name)).length > 500) ?? '';
    truncateSync(join(files, scan), 400);
    expect(await exportAll(batchId)).toMatchObject({ papers: { written: 1, left: 0, problem: null } });
    const [part] = partsOnStick();
    expect(part?.index.papers).toHaveLength(2);
    expect(part?.index.absent).toMatchObject([{ what: 'scan', why: 'damaged' }]);
    expect(await papersOf(window, batchId)).toMatchObject({ lacking: 1, exported: 1 });
  });

  test('that can all not be read any more stay here and say so, and the batch goes', async () => {
    const { batchId } = await sealWithScans(window, 0, { id: pngScan('id') });
    await listed(window, batchId);
    const files = join(folder.dataDir, 'attachments');
    for (const name of readdirSync(files)) rmSync(join(files, name));
    expect(await exportAll(batchId)).toMatchObject({ written: 1, papers: { written: 0, left: 1, problem: null } });
    expect(await papersOf(window, batchId)).toMatchObject({
      stage: 'stopped',
      reason: expect.stringContaining('都打不开了'),
    });
  });

  test('do not hold what was taken out before the sealing, nor what was printed after it', async () => {
    const { id } = await confirmed(window, typedForm(STAYS.slice(0, 1)));
    await attach(window, id, 'id', pngScan('id'));
    const attachmentId = await attach(window, id, 'household', pngScan('household'));
    await window.ask('attachment/change', { attachmentId, revision: 1, isRemoved: true });
    await review(window, [id]);
    const batch = await sealAll(window, [id]);
    await listed(window, batch.id);
    window.clock.pass(60);
    await window.ask('paper/make', { applicationId: id, kind: 'settlement' });
    const { rows } = await window.ask('papers/parts', { batchId: batch.id });
    expect(rows).toMatchObject([{ part: 1, state: 'waiting', lacking: 0, problem: null }]);
    expect(rows[0]?.papers.map(({ words }) => words)).toEqual(['申请人身份证件（扫描件）']);
  });

  test('that a county lost, or that one of its people asks for, are to be sent again', async () => {
    const { batchId, seq } = await sealWithScans(window, 0, { id: pngScan('id') });
    await listed(window, batchId);
    await exportAll(batchId);
    const hash = partsOnStick()[0]?.hash;
    await feed([
      said(1, { kind: 'papers', batchSeq: seq, part: 1, hash }),
      said(2, { kind: 'papers-wanted', batchSeq: seq, part: 1, subject: null, by: '王审批' }),
    ]);
    expect(await papersOf(window, batchId)).toMatchObject({ delivered: 0, wantedBy: '王审批' });
    expect(await exportAll(batchId)).toMatchObject({ papers: { written: 1 } });
  });

  test('of a county that was restored are offered again, but for what it still says it has', async () => {
    const { batchId, seq } = await sealWithScans(window, 0, { id: pngScan('id') });
    await listed(window, batchId);
    await exportAll(batchId);
    const item = said(1, { kind: 'papers', batchSeq: seq, part: 1, hash: partsOnStick()[0]?.hash });
    await feed([item]);
    expect(await papersOf(window, batchId)).toMatchObject({ delivered: 1 });
    await feed([said(1, { kind: 'papers-wanted', id: 'other', batchSeq: seq, part: null, subject: null, by: '' })], 2);
    expect(await papersOf(window, batchId)).toMatchObject({ delivered: 0, stage: 'afterBatch' });
    await feed([item], 3);
    expect(await papersOf(window, batchId)).toMatchObject({ delivered: 1, stage: 'delivered' });
  });

  test('of a batch that this PC never sealed are a contradiction for people', async () => {
    const { batchId } = await sealWithScans(window, 0, { id: pngScan('id') });
    await listed(window, batchId);
    await exportAll(batchId);
    await feed([said(1, { kind: 'papers', batchSeq: 9, part: 1, hash: 'ab'.repeat(32) })]);
    expect((await window.ask('sync/items', {})).rows).toMatchObject([{ kind: 'papers', isRefused: true }]);
  });
});
