import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PrintFilter } from '#shared/contract/case/paper.ts';
import { REVIEWER, STAYS, STATION } from '../../support/invented-case.ts';
import { asReviewer, confirmed } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { EVERY_PRINT } from './every-print.ts';
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

const DAY = 24 * 60 * 60;
const PERIOD = { kind: 'periodList', from: '2023-01-01', to: '2023-12-31' } as const;

/** What the log gives for a filter: kind and copy of each, newest first. */
async function logged(filter: Partial<PrintFilter>, from = 0, most = 100) {
  const { rows, total } = await window.ask('paper/log', { filter: { ...EVERY_PRINT, ...filter }, from, most });
  return { rows: rows.map(({ print, copy }) => [print.kind, copy]), total };
}

test('the log is narrowed by kind, day, person and number, one beside the other, and counted', async () => {
  const { id, number } = await confirmed(window, typedForm(STAYS.slice(0, 1)));
  const first = await window.ask('paper/make', { applicationId: id, kind: 'settlement' });
  await window.ask('paper/make', { applicationId: id, kind: 'settlement' });
  window.clock.pass(DAY);
  await asReviewer(window, () => window.ask('paper/make', { applicationId: id, kind: 'approval' }));
  const list = await window.ask('paper/makeList', PERIOD);
  const all = {
    rows: [
      ['periodList', 1],
      ['approval', 1],
      ['settlement', 2],
      ['settlement', 1],
    ],
    total: 4,
  };
  expect(await logged({})).toEqual(all);
  expect(await logged({ kind: 'settlement' })).toEqual({ rows: all.rows.slice(2), total: 2 });
  const next = list.print.madeAt.slice(0, 10);
  expect(await logged({ from: next })).toEqual({ rows: all.rows.slice(0, 2), total: 2 });
  expect(await logged({ to: first.print.madeAt.slice(0, 10) })).toEqual({ rows: all.rows.slice(2), total: 2 });
  expect(await logged({ userName: REVIEWER.name })).toEqual({ rows: [['approval', 1]], total: 1 });
  expect(await logged({ userName: STATION.userName, from: next })).toEqual({ rows: [['periodList', 1]], total: 1 });
  expect(await logged({ number: (number ?? '').slice(-5) })).toEqual({ rows: all.rows.slice(1), total: 3 });
  expect(await logged({ number: 'd-2023' })).toEqual({ rows: [['periodList', 1]], total: 1 });
  expect(await logged({ number: '没有' })).toEqual({ rows: [], total: 0 });
});

test('the log comes page by page, with or without what is sealed in the filter', async () => {
  const { id } = await confirmed(window, typedForm(STAYS.slice(0, 1)));
  for (let copy = 0; copy < 5; copy += 1) await window.ask('paper/make', { applicationId: id, kind: 'settlement' });
  for (const userName of ['', STATION.userName]) {
    expect(await logged({ userName }, 3, 10)).toEqual({
      rows: [
        ['settlement', 2],
        ['settlement', 1],
      ],
      total: 5,
    });
    expect(await logged({ userName }, 0, 1)).toEqual({ rows: [['settlement', 5]], total: 5 });
  }
});

test('a row of the log names case and person, and who may be asked for', async () => {
  const form = typedForm(STAYS.slice(0, 1));
  const { id, number } = await confirmed(window, form);
  await window.ask('paper/make', { applicationId: id, kind: 'settlement' });
  const { rows, users } = await window.ask('paper/log', { filter: EVERY_PRINT, from: 0, most: 1 });
  expect(rows).toMatchObject([{ applicationId: id, about: number, personName: form.person.name, copy: 1 }]);
  expect(users).toEqual([STATION.userName]);
});
