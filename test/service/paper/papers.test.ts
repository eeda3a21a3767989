import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HostCall } from '#shared/contract/host.ts';
import { maskName } from '#shared/domain/notice/notice-rule.ts';
import { STAYS } from '../../support/invented-case.ts';
import type { MaterialState } from '#shared/domain/material/material-state.ts';
import { readText, tableRows } from '../../print/read-paper.ts';
import { accept, draft, reviewed } from '../support/desk.ts';
import { EVERY_PRINT } from './every-print.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { askForNotices, putUp } from '../support/notices.ts';
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

const one = typedForm(STAYS.slice(0, 1));

/** What the last paper that main was asked for says. */
const lastPaper = (): string => readText(lastMarkup());

/** The same as it was sent to main. */
function lastMarkup(): string {
  const paper = window.host.calls.findLast((call): call is Extract<HostCall, { call: 'pdf' }> => call.call === 'pdf');
  if (paper === undefined) throw new Error('No paper was made');
  return paper.html;
}

test('a receipt is a draft before acceptance, then counts its reprints and carries what the window knows', async () => {
  const { id } = await draft(window, one);
  const before = await window.ask('paper/make', { applicationId: id, kind: 'receipt' });
  expect(before.print).toMatchObject({ kind: 'receipt', isDraft: true });
  const detail = await window.ask('application/get', { id });
  await window.ask('application/accept', { id, revision: detail.revision });
  const facts = { limitOn: '2023-11-03', windowPhone: '024-43551208' };
  const made = await window.ask('paper/make', { applicationId: id, kind: 'receipt', facts });
  expect(made.print.isDraft).toBe(false);
  expect(lastPaper()).toContain('024-43551208');
  await window.ask('paper/make', { applicationId: id, kind: 'receipt', facts });
  expect(lastPaper()).toContain('第 1 次补打');
  const log = await window.ask('paper/log', { filter: EVERY_PRINT, from: 0, most: 10 });
  expect(log.total).toBe(3);
  expect(log.rows.map(({ copy }) => copy)).toEqual([2, 1, 0]);
});

test('a notice names what is not filled in, and there is none where nothing is missing', async () => {
  const { id } = await draft(window, { ...one, person: { ...one.person, phone: '' } });
  await window.ask('paper/make', { applicationId: id, kind: 'notice' });
  expect(lastPaper()).toMatch(/联系电话|电话/);
  const whole = await accept(window, await draft(window, typedForm(STAYS.slice(1, 2))));
  expect(await window.refused('paper/make', { applicationId: whole.id, kind: 'notice' })).toMatchObject({
    code: 'PAPER_NOT_READY',
  });
});

test('the receipt lists what the checklist has, the notice what it lacks; without one neither says what nobody noted', async () => {
  const { id } = await draft(window, one);
  await window.ask('paper/make', { applicationId: id, kind: 'receipt' });
  expect(tableRows(lastMarkup(), 'handed-in')).toContainEqual(['2', '医疗收费票据', '原件', '1 份', '', '', '']);
  const lines: MaterialState[] = [
    { line: 'id', got: 'original', checked: 'scanned', after: 'returned' },
    { line: 'invoice', got: 'original', checked: 'seen', after: 'kept' },
    { line: 'slip', got: 'copy', checked: '', after: '' },
  ];
  await window.ask('material/save', { applicationId: id, revision: 0, lines });
  await window.ask('paper/make', { applicationId: id, kind: 'receipt' });
  expect(tableRows(lastMarkup(), 'handed-in').slice(1)).toEqual([
    ['1', '申请人身份证件', '原件', '份', '', '√', '√'],
    ['2', '医疗费用票据（或电子票据）', '原件', '1 份', '√', '', ''],
    ['3', '基本医保和大病保险结算单', '复印件', '份', '', '', ''],
  ]);
  await window.ask('paper/make', { applicationId: id, kind: 'notice' });
  const missing = tableRows(lastMarkup(), 'missing').map(([, what, why]) => [what, why]);
  expect(missing).toContainEqual(['收款银行卡或存折', '每份申请都要交']);
  expect(missing).toContainEqual(['费用明细清单（盖章）', '有住院费用']);
  expect(missing.map(([what]) => what)).not.toContain('申请人身份证件');
});

test('nobody who is aided gets a refusal', async () => {
  const accepted = await accept(window, await draft(window, one));
  expect(await window.refused('paper/make', { applicationId: accepted.id, kind: 'refusal' })).toMatchObject({
    code: 'PAPER_NOT_READY',
  });
});

test('the public notice lists what is in it with masked names and numbers, and the ledger what was given', async () => {
  const none = { kind: 'publicNotice', noticeId: 'none' } as const;
  expect(await window.refused('paper/makeList', none)).toEqual({ code: 'NOT_FOUND' });
  const { id } = await reviewed(window, one);
  await askForNotices(window);
  const notice = await putUp(window, [id]);
  const wish = { kind: 'publicNotice', noticeId: notice.id } as const;
  const { number } = await window.ask('application/get', { id });
  expect((await window.ask('paper/makeList', wish)).print).toMatchObject({ kind: 'publicNotice', isDraft: false });
  for (const part of [notice.number, notice.to, '村务公开栏', '024-40000000', maskName(one.person.name)]) {
    expect(lastPaper()).toContain(part);
  }
  expect(lastPaper()).not.toContain(one.person.name);
  expect(lastPaper()).not.toContain(one.person.idNumber);
  const year = Number(one.visits[0]?.to.slice(0, 4));
  await window.ask('paper/makeList', { kind: 'personLedger', idNumber: one.person.idNumber, year });
  expect(lastPaper()).toContain(number ?? 'no number');
  await window.ask('paper/makeList', { kind: 'periodList', from: '2023-01-01', to: '2023-12-31' });
  expect(lastPaper()).toContain(number ?? 'no number');
  const { path } = await window.ask('paper/exportList', wish);
  expect(path).toMatch(/医疗救助对象公示表-.*\.xlsx$/);
});
