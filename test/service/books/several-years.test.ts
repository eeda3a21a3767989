import { afterAll, beforeAll, expect, test } from 'vitest';
import { accept, assessed, confirmed, draft, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { given, plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testClock, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir, testClock('2024-10-20T09:00:00+08:00'));
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const SPRING = plainStay('2023-03-01', '2023-03-10', '14000.00', 1);
const SUMMER = plainStay('2023-05-01', '2023-05-10', '1000.00', 2);
const NEXT_YEAR = plainStay('2024-05-01', '2024-05-10', '14000.00', 3);
const OPENING = [{ key: 'o1', year: '2023', burden: '20000.00', x: '', paid: { basic: '19000.00', tilt: '0' } }];

test('another year is not mixed in', async () => {
  const own = ownCase(1);
  await confirmed(window, own.form([SPRING]));
  const settlement = await assessed(window, await draft(window, own.form([NEXT_YEAR])));
  expect(settlement).toMatchObject({ status: 'settled', alreadyPaid: 0 });
  expect(settlement.visits).toHaveLength(1);
});

test('what one application of two years took up of another is given again once that one is taken back', async () => {
  const own = ownCase(2);
  const one = await confirmed(window, own.form([SPRING]));
  const two = await confirmed(window, own.form([SUMMER, NEXT_YEAR], { openings: OPENING }));
  const both = { ...(await given(window, own.idNumber)) };
  expect(both['total']).toBe(two.settlement?.totalAid);
  const back = await window.ask('application/reopen', { id: one.id, revision: one.revision, reason: '录错' });
  expect((await given(window, own.idNumber))['2023']).toBeLessThan(0);

  const { id, revision } = back;
  await window.ask('application/saveDraft', { id, revision, form: { ...back.form, openings: OPENING } });
  const again = await settle(window, await accept(window, { ...back, revision: revision + 1 }));
  expect(again.settlement?.visits.map(({ from }) => from)).toEqual(['2023-05-01', '2024-05-01', '2023-03-01']);
  expect(await given(window, own.idNumber)).toEqual(both);
  const third = await confirmed(
    window,
    own.form([plainStay('2023-07-01', '2023-07-10', '100.00', 4)], { openings: OPENING }),
  );
  expect(third.settlement?.alreadyPaid).toBe(both['2023']);
  expect((await given(window, own.idNumber))['total']).toBe(
    [again, two, third].reduce((sum, { settlement }) => sum + (settlement?.payable ?? 0), 0),
  );
});
