import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HostCall, HostValues, Printer } from '#shared/contract/host.ts';
import { STAYS } from '../../support/invented-case.ts';
import { accept, confirmed, draft } from '../support/desk.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { ownCase, typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, TINY_PDF, type Window } from '../support/window.ts';

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

const LASER: Printer = { name: 'HP_1020', label: 'HP LaserJet 1020', isDefault: true };

/** From now on main answers one kind of call so. */
function answer<C extends HostCall['call'] & keyof HostValues>(call: C, value: HostValues[C]): void {
  const before = window.host.answer;
  window.host.answer = async (asked) => (asked.call === call ? { ok: true, value } : before(asked));
}

test('pages go to a printer that is there, and to no other', async () => {
  expect((await window.ask('paper/printers', {})).printers).toEqual([]);
  expect(await window.refused('paper/print', { printer: LASER.name })).toEqual({
    code: 'NO_SUCH_PRINTER',
    detail: { printer: LASER.name },
  });
  answer('printers', { printers: [LASER] });
  expect((await window.ask('paper/printers', {})).printers).toEqual([LASER]);
  await window.ask('paper/print', { printer: LASER.name });
  expect(window.host.calls.filter(({ call }) => call === 'print')).toEqual([{ call: 'print', printer: LASER.name }]);
  window.host.answer = async ({ call }) =>
    call === 'printers' ? { ok: true, value: { printers: [LASER] } } : { ok: false, error: 'PRINT_FAILED' };
  expect(await window.refused('paper/print', { printer: LASER.name })).toMatchObject({ code: 'PRINT_FAILED' });
});

test('several papers are written in their order, beside files of the same name and without a name of a person', async () => {
  const form = typedForm(STAYS.slice(0, 1));
  const { id, number } = await confirmed(window, form);
  const made = [];
  for (const kind of ['settlement', 'approval'] as const) {
    made.push((await window.ask('paper/make', { applicationId: id, kind })).print.id);
  }
  expect(await window.ask('paper/saveAll', { printIds: made })).toEqual({ folder: null, count: 0 });
  const path = join(folder.dataDir, '..', 'usb');
  mkdirSync(path);
  answer('chooseFolder', { path });
  const first = `1-${number}-医疗救助费用结算单.pdf`;
  writeFileSync(join(path, first), 'kept');
  expect(await window.ask('paper/saveAll', { printIds: made })).toEqual({ folder: path, count: 2 });
  const filter = { userId: null, group: 'paper', about: '', from: null, to: null } as const;
  const { rows } = await window.ask('audit/list', { filter, before: 0, limit: 10 });
  expect(rows.filter(({ what }) => what === '文书存成文件').map(({ reason }) => reason)).toEqual([
    '医疗救助申请审批表',
    '医疗救助费用结算单',
  ]);
  expect(readdirSync(path).sort()).toEqual(
    [first, first.replace('.pdf', '（2）.pdf'), `2-${number}-医疗救助申请审批表.pdf`].sort(),
  );
  expect(readFileSync(join(path, first), 'utf8')).toBe('kept');
  expect(new Uint8Array(readFileSync(join(path, `2-${number}-医疗救助申请审批表.pdf`)))).toEqual(TINY_PDF);
  expect(readdirSync(path).join()).not.toContain(form.person.name);
  rmSync(path, { recursive: true });
  expect(await window.refused('paper/saveAll', { printIds: made })).toMatchObject({
    code: 'FILE_WRITE_FAILED',
    detail: { why: '已存 0 份，其余没有存：文件夹不在了，U 盘可能已拔出' },
  });
  expect(await window.refused('paper/saveAll', { printIds: [...made, 'x'] })).toMatchObject({ code: 'NOT_FOUND' });
});

test('what is printed together is found by the day of confirmation or acceptance, or by its batch', async () => {
  const today = window.clock.today();
  const settled = await confirmed(window, typedForm(STAYS.slice(0, 1)));
  window.clock.pass(24 * 60 * 60);
  const next = window.clock.today();
  const accepted = await accept(window, await draft(window, ownCase(41).form(STAYS.slice(1, 2))));
  await window.ask('paper/make', { applicationId: settled.id, kind: 'settlement' });
  const ids = async (kind: 'settled' | 'accepted', from: string, to: string) =>
    (await window.ask('paper/candidates', { kind, from, to })).rows.map(({ applicationId }) => applicationId);
  expect(await ids('settled', today, today)).toEqual([settled.id]);
  expect(await ids('settled', next, next)).toEqual([]);
  expect(await ids('accepted', today, next)).toEqual([settled.id, accepted.id]);
  expect(await ids('accepted', next, next)).toEqual([accepted.id]);
  const { rows, total } = await window.ask('paper/candidates', { kind: 'settled', from: today, to: today });
  expect(total).toBe(1);
  expect(rows).toMatchObject([{ number: settled.number, status: 'settled', printed: ['settlement'] }]);
  expect(await window.refused('paper/candidates', { kind: 'batch', batchId: 'x' })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('applications that were chosen are listed by number, without drafts and what is not there', async () => {
  const first = await confirmed(window, typedForm(STAYS.slice(0, 1)));
  const second = await accept(
    window,
    await draft(window, ownCase(2).form([plainStay('2023-03-01', '2023-03-10', '10000.00', 2)])),
  );
  const unnumbered = await draft(window, ownCase(3).form());
  const applicationIds = [second.id, unnumbered.id, first.id, 'nobody'];
  const { rows, total } = await window.ask('paper/candidates', { kind: 'chosen', applicationIds });
  expect(rows.map(({ applicationId, status }) => [applicationId, status])).toEqual([
    [first.id, 'settled'],
    [second.id, 'accepted'],
  ]);
  expect(total).toBe(2);
});
