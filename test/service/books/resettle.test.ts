import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { confirmed, review, sealAll } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { given, plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let count = 600;
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

test('before an application is taken back, the cases that rest on it are named with both amounts; nothing moves yet', async () => {
  const one = await confirmed(window, form('03', '2000.00', 1));
  const two = await confirmed(window, form('05', '5000.00', 2));
  // The deductible of 2,000 was used up by the first: 3,000 with it, 1,920 without.
  expect(await window.ask('application/moves', { id: one.id })).toEqual({
    rows: [
      {
        id: two.id,
        number: two.number,
        personName: two.form.person.name,
        revision: two.revision,
        isReviewed: false,
        isDue: true,
        before: 360_000,
        after: 192_000,
        recover: 0,
        ownBefore: 360_000,
        ownAfter: 192_000,
        cause: one.number,
      },
    ],
  });
  expect(await window.ask('application/outdated', {})).toEqual({ rows: [] });
  expect(await window.ask('application/get', { id: two.id })).toEqual(two);
  expect((await given(window, own.idNumber))['total']).toBe(360_000);
});

test('after it they wait to be settled again; confirmed, that is a linked revision that needs a review again', async () => {
  const one = await confirmed(window, form('03', '2000.00', 1));
  const { id, number, revision } = await confirmed(window, form('05', '5000.00', 2));
  await review(window, [id]);
  await window.ask('application/reopen', { id: one.id, revision: one.revision, reason: '假票据' });
  const { rows } = await window.ask('application/outdated', {});
  expect(rows.filter((row) => row.id === id)).toMatchObject([
    { number, isReviewed: true, before: 360_000, after: 192_000, cause: one.number },
  ]);
  expect(await window.refused('batch/seal', { applicationIds: [id] })).toMatchObject({ code: 'SETTLEMENT_OUTDATED' });
  const target = { id, revision };
  expect(await window.refused('application/resettle', { ...target, expected: 360_000 })).toMatchObject({
    code: 'SETTLEMENT_CHANGED',
  });
  const again = await window.ask('application/resettle', { ...target, expected: 192_000 });
  expect(again).toMatchObject({ status: 'settled', number, revision: revision + 1, settlement: { payable: 192_000 } });
  expect(again.review).toMatchObject({ reviewedBy: null });
  expect(again.history.at(-1)).toMatchObject({ what: '重新测算', reason: `因申请 ${one.number} 变动` });
  expect((await given(window, own.idNumber))['total']).toBe(192_000);
  expect((await window.ask('application/outdated', {})).rows.filter((row) => row.id === id)).toEqual([]);
  expect(await window.refused('application/resettle', { ...target, expected: 192_000 })).toEqual({
    code: 'STALE_REVISION',
  });
  expect(await sealAll(window, [id])).toMatchObject({ count: 1, total: 192_000 });
  const sealed = await window.ask('application/get', { id });
  expect(
    await window.refused('application/resettle', { id, revision: sealed.revision, expected: 192_000 }),
  ).toMatchObject({ code: 'WRONG_STATUS' });
});

test('a case that is not moved is neither named nor touched', async () => {
  const one = await confirmed(window, form('03', '2000.00', 1));
  const two = await confirmed(window, form('05', '5000.00', 2));
  expect(await window.ask('application/moves', { id: two.id })).toEqual({ rows: [] });
  expect((await window.ask('application/outdated', {})).rows.some(({ id }) => id === one.id || id === two.id)).toBe(
    false,
  );
});
