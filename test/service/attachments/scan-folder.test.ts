import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ScanRow } from '#shared/contract/data/scan.ts';
import {
  openWindow,
  setUp,
  type TestClock,
  testClock,
  testFolder,
  TINY_PDF,
  unlock,
  type Window,
} from '../support/window.ts';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(300, 7), Buffer.from([0xff, 0xd9])]);

let folder: ReturnType<typeof testFolder>;
let window: Window;
let clock: TestClock;
let scans: string;

beforeEach(async () => {
  folder = testFolder();
  clock = testClock();
  window = openWindow(folder.dataDir, folder.packsDir, clock);
  await setUp(window);
  scans = join(folder.dataDir, '..', 'scans');
  mkdirSync(scans, { recursive: true });
  window.host.answer = async () => ({ ok: true, value: { path: scans } });
});
afterEach(async () => {
  await window.close();
  rmSync(scans, { recursive: true, force: true });
  folder.remove();
});

const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(scans, name), bytes);

/** What the list says after a look, a wait and a second look. */
async function settled(seconds = 2): Promise<readonly ScanRow[]> {
  await window.ask('scan/list', {});
  clock.pass(seconds);
  return (await window.ask('scan/list', {})).rows;
}

const keyOf = (rows: readonly ScanRow[], name: string): string => {
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`${name} is not listed`);
  return row.key;
};

test('without a folder nothing is listed, and it is said where to choose one', async () => {
  expect(await window.ask('scan/choice', {})).toEqual({ choice: null });
  expect(await window.refused('scan/list', {})).toMatchObject({ code: 'SCAN_NO_FOLDER' });
});

describe('a watched folder', () => {
  beforeEach(async () => {
    await window.ask('scan/choose', {});
  });

  test('offers whole files after two looks, newest first, and their bytes', async () => {
    put('a.jpg', JPEG);
    put('b.pdf', TINY_PDF);
    expect((await window.ask('scan/list', {})).rows.map(({ state }) => state)).toEqual(['writing', 'writing']);
    clock.pass(2);
    const { rows } = await window.ask('scan/list', {});
    expect(rows.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(['a.jpg ready', 'b.pdf ready']);
    const opened = await window.ask('scan/open', { key: keyOf(rows, 'a.jpg') });
    expect(Buffer.from(opened.bytes).equals(JPEG)).toBe(true);
  });

  test('waits for a file that is still being written, and names it as broken only when it stays without an end', async () => {
    put('half.jpg', JPEG.subarray(0, 200));
    expect((await settled()).map(({ state }) => state)).toEqual(['writing']);
    appendFileSync(join(scans, 'half.jpg'), JPEG.subarray(200));
    expect((await settled()).map(({ state }) => state)).toEqual(['ready']);
    put('cut.jpg', JPEG.subarray(0, 200));
    put('empty.jpg', '');
    const rows = await settled(60);
    expect(rows.find(({ name }) => name === 'cut.jpg')).toMatchObject({ state: 'refused' });
    expect(rows.find(({ name }) => name === 'cut.jpg')?.why).toContain('不完整或已损坏');
    expect(rows.find(({ name }) => name === 'empty.jpg')?.why).toContain('0 字节');
  });

  test('names what is neither picture nor PDF, whatever it is called, and passes over what systems leave about', async () => {
    put('说明.docx', 'PK\u0003\u0004');
    put('网页.jpg', '<html>');
    for (const name of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$说明.docx', 'scan.tmp', 'a.part']) put(name, 'x');
    mkdirSync(join(scans, 'folder.jpg'));
    put('../outside.jpg', JPEG);
    symlinkSync(join(scans, '..', 'outside.jpg'), join(scans, 'link.jpg'));
    const rows = await settled();
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['网页.jpg', '说明.docx']);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'refused' });
      expect(row.why).toContain('不是 JPEG、PNG 图片或 PDF');
    }
    rmSync(join(scans, '..', 'outside.jpg'));
  });

  test('does not offer again what was taken, also after a restart, and keeps no name of it in clear', async () => {
    put('佟桂芝身份证.jpg', JPEG);
    const key = keyOf(await settled(), '佟桂芝身份证.jpg');
    expect(await window.ask('scan/taken', { key })).toEqual({ isMoved: true });
    expect((await window.ask('scan/list', {})).rows).toEqual([]);
    expect(readdirSync(scans)).toEqual(['佟桂芝身份证.jpg']);
    window = await window.restart();
    await unlock(window);
    expect(await settled()).toEqual([]);
    const kept = readFileSync(join(folder.dataDir, 'scans-taken.json'), 'utf8');
    expect(kept).toContain(key);
    expect(kept).not.toContain('佟');
    // Scanned once more under the same name, it is another file.
    put('佟桂芝身份证.jpg', Buffer.concat([JPEG, JPEG]));
    expect((await settled()).map(({ state }) => state)).toEqual(['ready']);
  });

  test('moves what was taken aside when that was chosen, and replaces nothing there', async () => {
    await window.ask('scan/after', { after: 'move' });
    expect((await window.ask('scan/choice', {})).choice).toMatchObject({ folder: scans, after: 'move' });
    for (const bytes of [JPEG, Buffer.concat([JPEG, JPEG])]) {
      put('0001.jpg', bytes);
      const key = keyOf(await settled(), '0001.jpg');
      expect(await window.ask('scan/taken', { key })).toEqual({ isMoved: true });
    }
    expect(readdirSync(scans)).toEqual(['已收']);
    expect(readdirSync(join(scans, '已收')).toSorted()).toEqual(['0001.jpg', '0001（2）.jpg']);
    expect(readFileSync(join(scans, '已收', '0001.jpg')).equals(JPEG)).toBe(true);
  });

  test('says so when a file went away between looking and taking', async () => {
    await window.ask('scan/after', { after: 'move' });
    put('a.jpg', JPEG);
    const key = keyOf(await settled(), 'a.jpg');
    rmSync(join(scans, 'a.jpg'));
    expect(await window.refused('scan/open', { key })).toMatchObject({ code: 'SCAN_GONE' });
    expect(await window.ask('scan/taken', { key })).toEqual({ isMoved: false });
  });

  test('is named when it is gone or too full, and lists only the newest', async () => {
    for (let count = 0; count < 30; count += 1) put(`${count}.pdf`, TINY_PDF);
    expect(await window.ask('scan/list', {})).toMatchObject({ later: 6 });
    rmSync(scans, { recursive: true });
    expect(await window.refused('scan/list', {})).toEqual({ code: 'SCAN_FOLDER_GONE', detail: { folder: scans } });
    mkdirSync(scans);
    for (let count = 0; count <= 3000; count += 1) put(`${count}.pdf`, '');
    expect(await window.refused('scan/list', {})).toMatchObject({ code: 'SCAN_FOLDER_FULL' });
  });

  test('is let go, and what was chosen stands in the operation record', async () => {
    await window.ask('scan/forget', {});
    expect(await window.ask('scan/choice', {})).toEqual({ choice: null });
    expect(existsSync(scans)).toBe(true);
    const { rows } = await window.ask('audit/list', {
      filter: { userId: null, group: null, about: '', from: null, to: null },
      before: 0,
      limit: 50,
    });
    expect(rows.filter(({ what }) => what === '设置扫描文件夹').map(({ reason }) => reason)).toEqual([
      '不再使用扫描文件夹',
      scans,
    ]);
  });
});
