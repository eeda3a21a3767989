import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { accept, confirmed, review, sealAll, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { given, plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let count = 0;
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

test('an application that rests on one that was taken back is not sealed until it is confirmed again', async () => {
  const one = await confirmed(window, form('03', '2000.00', 1));
  const { id } = await confirmed(window, form('05', '5000.00', 2));
  await review(window, [one.id, id]);
  const two = await window.ask('application/get', { id });
  // The deductible of 2,000 was used up by the first; without it 1,800 and 120 are due, not 3,000 and 600.
  expect(two.settlement?.payable).toBe(360_000);
  const back = await window.ask('application/reopen', { id: one.id, revision: one.revision, reason: '假票据' });
  await window.ask('application/discard', { id: one.id, revision: back.revision });
  expect(await window.refused('batch/seal', { applicationIds: [two.id] })).toEqual({
    code: 'SETTLEMENT_OUTDATED',
    detail: { number: two.number, before: '应付 3,600.00 元', after: '应付 1,920.00 元' },
  });
  expect(await window.ask('application/get', { id: two.id })).toMatchObject({ status: 'reviewed' });
  const reopened = await window.ask('application/reopen', { id: two.id, revision: two.revision, reason: '重新测算' });
  const again = await settle(window, await accept(window, reopened));
  expect(again.settlement?.payable).toBe(192_000);
  expect(await sealAll(window, [again.id])).toMatchObject({ total: 192_000 });
  expect((await given(window, own.idNumber))['total']).toBe(192_000);
});

test('applications of one year are sealed in any order, together or after a later one', async () => {
  const one = await confirmed(window, form('03', '2000.00', 1));
  const two = await confirmed(window, form('05', '5000.00', 2));
  const three = await confirmed(window, form('04', '4000.00', 3));
  await review(window, [one.id, two.id, three.id]);
  expect(await sealAll(window, [two.id])).toMatchObject({ count: 1 });
  expect(await sealAll(window, [three.id, one.id])).toMatchObject({ count: 2 });
});

test('a later day changes nothing', async () => {
  const { id } = await confirmed(window, form('03', '9000.00', 1));
  window.clock.pass(20 * 86_400);
  expect(await sealAll(window, [id])).toMatchObject({ count: 1 });
});
