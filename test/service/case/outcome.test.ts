import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { REVIEWER, STATION } from '../../support/invented-case.ts';
import { accept, asReviewer, assessed, confirmed, draft, reviewed, sealAll, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { given, plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
const MISSING = [{ what: '出院记录', why: '核对住院天数' }];
let window: Window;
let count = 700;
let own = ownCase(count);

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
beforeEach(() => {
  count += 1;
  own = ownCase(count);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const edge = () => own.form().identities.map((entry) => ({ ...entry, category: 'dibao_edge' }));
const form = (month: string, cost: string, bill: number) =>
  own.form([plainStay(`2023-${month}-01`, `2023-${month}-10`, cost, bill)], { identities: edge() });
const uninsured = () => {
  const typed = form('03', '9000.00', count);
  return { ...typed, person: { ...typed.person, insurance: 'none' as const } };
};
const accepted = async (typed = form('03', '9000.00', count)): Promise<ApplicationDetail> =>
  accept(window, await draft(window, typed));
const at = ({ id, revision }: ApplicationDetail) => ({ id, revision });
const again = ({ id }: ApplicationDetail): Promise<ApplicationDetail> => window.ask('application/get', { id });
const proposed = async (): Promise<ApplicationDetail> =>
  window.ask('application/refuse', at(await accepted(uninsured())));

test('what is missing is frozen, printed and waited for; with the last paper it is settled as it would have been', async () => {
  const before = await accepted();
  const { payable } = await assessed(window, before);
  const waiting = await window.ask('application/correct', { ...at(before), missing: MISSING });
  expect(waiting).toMatchObject({
    status: 'correcting',
    number: before.number,
    outcome: { kind: 'correcting', missing: MISSING, by: STATION.userName },
  });
  const { print } = await window.ask('paper/make', { applicationId: waiting.id, kind: 'notice' });
  expect(print).toMatchObject({ kind: 'notice', isDraft: false });
  const { rows } = await window.ask('application/list', { status: 'correcting' });
  expect(rows.find(({ id }) => id === waiting.id)).toMatchObject({ deadline: { isPaused: true } });
  expect(await window.refused('application/settle', { ...at(waiting), expected: payable })).toMatchObject({
    code: 'WRONG_STATUS',
    detail: { status: '待补正' },
  });
  const complete = await window.ask('application/resume', at(waiting));
  expect(complete).toMatchObject({ status: 'accepted', outcome: null });
  expect(await settle(window, complete)).toMatchObject({ status: 'settled', settlement: { payable } });
  expect((await again(before)).history.map(({ what, moved }) => [what, moved]).slice(-4)).toEqual([
    ['通知补正', '已受理 → 待补正'],
    ['打印文书', ''],
    ['材料补齐', '待补正 → 已受理'],
    ['确认测算', '已受理 → 已测算'],
  ]);
});

test('what waits for papers keeps its bills; nothing missing or an older view sends nothing back', async () => {
  const one = await accepted();
  expect(await window.refused('application/correct', { ...at(one), missing: [] })).toMatchObject({
    code: 'REASON_REQUIRED',
  });
  await window.ask('application/correct', { ...at(one), missing: MISSING });
  for (const channel of ['application/resume', 'application/correct'] as const) {
    const input = { ...at(one), ...(channel === 'application/correct' ? { missing: MISSING } : {}) };
    expect(await window.invoke(channel, input)).toMatchObject({
      error: { code: channel === 'application/resume' ? 'STALE_REVISION' : 'WRONG_STATUS' },
    });
  }
  const other = await draft(window, form('03', '9000.00', count));
  expect(await window.refused('application/accept', at(other))).toMatchObject({
    code: 'DUPLICATE_BILL',
    detail: { number: one.number },
  });
});

test('withdrawing a settled case empties its ledger, frees its bills and gives the others of the year their deductible back', async () => {
  const one = await confirmed(window, form('03', '2000.00', 1 + 10 * count));
  const two = await confirmed(window, form('05', '5000.00', 2 + 10 * count));
  expect((await given(window, own.idNumber))['total']).toBe(360_000);
  expect(await window.refused('application/withdraw', { ...at(one), reason: ' ' })).toMatchObject({
    code: 'REASON_REQUIRED',
  });
  const gone = await window.ask('application/withdraw', { ...at(one), reason: '本人放弃' });
  expect(gone).toMatchObject({
    status: 'withdrawn',
    number: one.number,
    settlement: null,
    review: null,
    outcome: { kind: 'withdrawn', reason: '本人放弃' },
  });
  const { rows } = await window.ask('application/outdated', { ids: [two.id] });
  expect(rows).toMatchObject([{ before: 360_000, after: 192_000, cause: one.number }]);
  const moved = await window.ask('application/resettle', { ...at(two), expected: 192_000 });
  expect(moved).toMatchObject({ status: 'settled', settlement: { payable: 192_000 } });
  expect((await given(window, own.idNumber))['total']).toBe(192_000);
  // The same bill is applied for anew, and the year is what it was.
  await confirmed(window, form('03', '2000.00', 1 + 10 * count));
  expect((await given(window, own.idNumber))['total']).toBe(360_000);
});

test('a reviewed case can be withdrawn, and its review counts no more; a sealed one and a draft without a number cannot', async () => {
  const passed = await reviewed(window, form('03', '9000.00', count));
  await window.ask('application/withdraw', { ...at(passed), reason: '本人放弃' });
  expect(await window.refused('batch/seal', { applicationIds: [passed.id] })).toMatchObject({ code: 'WRONG_STATUS' });
  expect((await given(window, own.idNumber))['total']).toBe(0);
  const sealed = await confirmed(window, form('03', '9000.00', count));
  await sealAll(window, [sealed.id]);
  const open = await draft(window, form('05', '9000.00', count));
  for (const detail of [await again(sealed), open]) {
    expect(await window.refused('application/withdraw', { ...at(detail), reason: '晚了' })).toMatchObject({
      code: 'WRONG_STATUS',
    });
  }
  expect((await given(window, own.idNumber))['total']).toBe((await again(sealed)).settlement?.payable);
});

test('nobody is refused whose bills are aided', async () => {
  const one = await accepted();
  expect(await window.refused('application/refuse', at(one))).toMatchObject({ code: 'NOT_REFUSABLE' });
  expect(await again(one)).toEqual(one);
});

test('a refusal names each failed condition with fact and article, and takes a second person', async () => {
  const refusing = await proposed();
  expect(refusing).toMatchObject({ status: 'refusing', outcome: { kind: 'refusing', by: STATION.userName } });
  const failed = refusing.outcome?.failed ?? [];
  expect(failed.length).toBeGreaterThan(0);
  for (const { condition, fact, article } of failed) {
    expect([condition, fact, article].every((text) => text.trim() !== '')).toBe(true);
  }
  expect(await window.refused('application/confirmRefusal', at(refusing))).toEqual({ code: 'FOUR_EYES_REFUSAL' });
  const draftPaper = await window.ask('paper/make', { applicationId: refusing.id, kind: 'refusal' });
  expect(draftPaper.print.isDraft).toBe(true);
  const refused = await asReviewer(window, () => window.ask('application/confirmRefusal', at(refusing)));
  expect(refused).toMatchObject({
    status: 'refused',
    outcome: { kind: 'refused', by: REVIEWER.name, proposedBy: STATION.userName, failed, permitNo: null },
  });
  const { print } = await window.ask('paper/make', { applicationId: refusing.id, kind: 'refusal' });
  expect(print.isDraft).toBe(false);
  // Its bill is free: insured meanwhile, the same person applies with it again.
  expect(await confirmed(window, form('03', '9000.00', count))).toMatchObject({ status: 'settled' });
  for (const channel of ['application/reopen', 'application/withdraw'] as const) {
    expect(await window.refused(channel, { ...at(refused), reason: '改' })).toMatchObject({ code: 'WRONG_STATUS' });
  }
});

test('whoever is asked to confirm a refusal can say why not; it is then accepted as before and holds its bills', async () => {
  const refusing = await proposed();
  await asReviewer(window, async () => {
    expect(await window.refused('application/declineRefusal', { ...at(refusing), reason: '' })).toMatchObject({
      code: 'REASON_REQUIRED',
    });
    const back = await window.ask('application/declineRefusal', { ...at(refusing), reason: '参保证明已核实' });
    expect(back).toMatchObject({ status: 'accepted', outcome: null });
    expect(back.history.at(-1)).toMatchObject({
      who: REVIEWER.name,
      what: '不同意不予救助',
      moved: '拟不予救助 → 已受理',
      reason: '参保证明已核实',
    });
  });
  const other = await draft(window, form('03', '9000.00', count));
  expect(await window.refused('application/accept', at(other))).toMatchObject({ code: 'DUPLICATE_BILL' });
  const anew = await window.ask('application/refuse', at(await again(refusing)));
  expect(anew).toMatchObject({ status: 'refusing' });
});

test('a reviewer decides refusals and nothing else of these; a clerk everything but those', async () => {
  const one = await accepted();
  const forbidden = { code: 'FORBIDDEN' };
  await asReviewer(window, async () => {
    expect(await window.refused('application/correct', { ...at(one), missing: MISSING })).toMatchObject(forbidden);
    expect(await window.refused('application/resume', at(one))).toMatchObject(forbidden);
    expect(await window.refused('application/withdraw', { ...at(one), reason: '放弃' })).toMatchObject(forbidden);
    expect(await window.refused('application/refuse', at(one))).toMatchObject(forbidden);
  });
  const { rows } = await window.ask('user/list', {});
  const userId = rows.find(({ name }) => name === STATION.userName)?.id ?? '';
  await window.ask('user/setRoles', { userId, roles: ['clerk', 'admin'] });
  expect(await window.refused('application/confirmRefusal', at(one))).toMatchObject(forbidden);
  expect(await window.refused('application/declineRefusal', { ...at(one), reason: '不' })).toMatchObject(forbidden);
  await window.ask('user/setRoles', { userId, roles: ['clerk', 'reviewer', 'admin'] });
  expect(await again(one)).toEqual(one);
});

test('an application that is not there is said to be so', async () => {
  const none = { id: 'none', revision: 1 };
  const missing = { code: 'NOT_FOUND' };
  expect(await window.refused('application/correct', { ...none, missing: MISSING })).toEqual(missing);
  expect(await window.refused('application/resume', none)).toEqual(missing);
  expect(await window.refused('application/withdraw', { ...none, reason: '无' })).toEqual(missing);
  expect(await window.refused('application/refuse', none)).toEqual(missing);
  expect(await window.refused('application/confirmRefusal', none)).toEqual(missing);
  expect(await window.refused('application/declineRefusal', { ...none, reason: '无' })).toEqual(missing);
});
