import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HostCall } from '#shared/contract/host.ts';
import { STAYS } from '../../support/invented-case.ts';
import { accept, draft } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

/** The sheets of the last workbook that was saved. */
async function lastSheets() {
  const saved = window.host.calls.findLast(
    (call): call is Extract<HostCall, { call: 'saveFile' }> => call.call === 'saveFile',
  );
  if (saved === undefined) throw new Error('Nothing was saved');
  return (await readXlsx(saved.bytes)).sheets;
}

const named = (name: string, seed: number) => {
  const form = ownCase(seed).form(STAYS.slice(0, 1));
  return { ...form, person: { ...form.person, name } };
};

test('the list of the desk leaves as it is narrowed and sorted, with masked numbers and nothing that is worked out', async () => {
  await accept(window, await draft(window, named('佟桂兰', 71)));
  const second = await accept(window, await draft(window, named('=cmd|calc', 72)));
  await draft(window, named('郎玉珍', 73));
  const order = { by: 'number', isDescending: true } as const;
  const { path } = await window.ask('paper/exportDesk', { status: 'accepted', order });
  expect(path).toMatch(/受理台申请列表-2023-10-20\.xlsx$/);
  const [table, about] = await lastSheets();
  expect(table?.rows).toHaveLength(3);
  expect(table?.rows[0]?.slice(0, 4)).toEqual(['申请编号', '状态', '姓名', '证件号码']);
  expect(table?.rows.slice(1).map((row) => row[2])).toEqual([`'=cmd|calc`, '佟桂兰']);
  expect(table?.rows[1]?.[0]).toBe(second.number);
  expect(table?.rows[1]?.[3]).toMatch(/^\d{6}\*{8}/);
  expect(table?.rows[1]?.[6]).toBeTypeOf('number');
  expect(about?.rows).toContainEqual(['状态', '已受理']);
  await window.ask('paper/exportDesk', { text: '郎玉珍' });
  const [narrowed] = await lastSheets();
  expect(narrowed?.rows.slice(1).map((row) => row[2])).toEqual(['郎玉珍']);
});
