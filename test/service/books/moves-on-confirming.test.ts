import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { accept, confirmed, draft, review, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { given, plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
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

test('a late bill names the later case whose aid it moves; the late one pays the difference, so nothing is settled again', async () => {
  const later = await confirmed(window, form('05', '5000.00', 1));
  // 60 % over the deductible of 2,000, then 60 % of what is left over 3,000.
  expect(later.settlement?.payable).toBe(192_000);
  const late = await accept(window, await draft(window, form('03', '2000.00', 2)));
  const { rows } = await window.ask('application/moves', { id: late.id });
  expect(rows).toEqual([
    {
      id: later.id,
      number: later.number,
      personName: later.form.person.name,
      revision: later.revision,
      isReviewed: false,
      isDue: false,
      before: 192_000,
      after: 192_000,
      recover: 0,
      ownBefore: 192_000,
      ownAfter: 360_000,
      cause: late.number,
    },
  ]);
  expect(await window.ask('application/get', { id: later.id })).toEqual(later);
  const settled = await settle(window, late);
  expect(settled.settlement?.payable).toBe(168_000);
  // The sheet of the late one shows the other bill with all that its slip says.
  expect(settled.settlement?.visits.find(({ isCurrent }) => !isCurrent)?.slip).toEqual({
    ownExpense: 0,
    overLimit: 0,
    firstPay: 0,
    inScope: 500_000,
    other: 0,
  });
  expect((await window.ask('application/outdated', { ids: [later.id, late.id] })).rows).toEqual([]);
  expect((await given(window, own.idNumber))['total']).toBe(360_000);
});

test('a change that leaves less for the year names the case that was given too much, before it is confirmed', async () => {
  const one = await confirmed(window, form('03', '2000.00', 1));
  const two = await confirmed(window, form('05', '5000.00', 2));
  await review(window, [two.id]);
  const back = await window.ask('application/reopen', { id: one.id, revision: one.revision, reason: '金额填错' });
  await window.ask('application/saveDraft', {
    id: one.id,
    revision: back.revision,
    form: form('03', '500.00', 1),
  });
  const changed = await accept(window, await window.ask('application/get', { id: one.id }));
  // 3,600 were given with the second; with 500 instead of 2,000 the whole year comes to 2,340.
  const { rows } = await window.ask('application/moves', { id: one.id });
  expect(rows).toMatchObject([
    { id: two.id, isReviewed: true, isDue: true, before: 360_000, after: 234_000, cause: one.number },
  ]);
  const confirmedAgain = await settle(window, changed);
  expect(confirmedAgain.settlement).toMatchObject({ payable: 0, recover: 126_000 });
  expect((await window.ask('application/outdated', { ids: [two.id] })).rows).toEqual(rows);
  const { revision } = await window.ask('application/get', { id: two.id });
  const again = await window.ask('application/resettle', { id: two.id, revision, expected: 234_000 });
  expect(again).toMatchObject({ status: 'settled', settlement: { payable: 234_000, recover: 0 } });
  expect((await given(window, own.idNumber))['total']).toBe(234_000);
});

test('an application nobody can confirm yet moves nothing, and neither does one without other cases', async () => {
  const alone = await accept(window, await draft(window, form('03', '2000.00', 1)));
  expect(await window.ask('application/moves', { id: alone.id })).toEqual({ rows: [] });
  await settle(window, alone);
  // Before the first day of the policy.
  const outside = own.form([plainStay('2022-03-01', '2022-03-10', '900.00', 3)], { identities: edge() });
  const open = await accept(window, await draft(window, outside));
  expect(await window.ask('application/moves', { id: open.id })).toEqual({ rows: [] });
  const typed = await draft(window, form('04', '900.00', 4));
  expect(await window.ask('application/moves', { id: typed.id })).toEqual({ rows: [] });
});
