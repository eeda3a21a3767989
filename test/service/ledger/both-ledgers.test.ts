import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { reviewed } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { type CountyAndWindow, countyAndWindow } from './support/county-and-window.ts';

const own = ownCase(960);
const form = (month: string, cost: string, bill: number): ApplicationForm =>
  own.form([plainStay(`2023-${month}-01`, `2023-${month}-10`, cost, bill)]);

let both: CountyAndWindow;

beforeEach(async () => {
  both = await countyAndWindow(own.idNumber);
});
afterEach(() => both.close());

test('after a cut a second and a third case near the limit are settled alike on both sides, and both ledgers are equal to the fen', async () => {
  const first = await both.sent(form('03', '24000.00', 1));
  // All of the second fund and 4,800 of the first.
  await both.decide(first, 1_200_000);
  expect(await both.bothLedgers()).toEqual({ here: { '2023/basic': 1_200_000 }, there: { '2023/basic': 1_200_000 } });

  // The county settles each again and accepts it: nothing differs, nothing is over the cap.
  const second = await both.sent(form('05', '10000.00', 2));
  const third = await both.sent(form('07', '5000.00', 3));
  await both.decide(second, second.payable);
  await both.decide(third, third.payable);
  const { here, there } = await both.bothLedgers();
  expect(here).toEqual(there);
  expect(here['2023/basic']).toBe(2_000_000);
  expect(Object.values(here).reduce((sum, fen) => sum + fen, 0)).toBe(1_200_000 + second.payable + third.payable);
});

test('a decision taken back to the whole amount stands so in both ledgers', async () => {
  const first = await both.sent(form('03', '24000.00', 1));
  await both.decide(first, 1_200_000);
  await both.decide(first, first.payable);
  const { here, there } = await both.bothLedgers();
  expect(here).toEqual(there);
  const second = await both.sent(form('05', '2000.00', 2));
  const after = await both.bothLedgers();
  expect(after.here).toEqual(after.there);
  expect(second.payable).toBeGreaterThan(0);
});

test('a case that was sealed before its PC heard of a cut counts once, and the cut stays off', async () => {
  const first = await both.sent(form('03', '24000.00', 1));
  const waiting = await both.sealed((await reviewed(both.window, form('05', '10000.00', 2))).id);
  const hear = await both.decideUnheard(first, 1_200_000);
  const second = await both.take(waiting);
  await hear();
  const late = await both.bothLedgers();
  expect(late.there).toEqual(late.here);
  expect(Object.values(late.there).reduce((sum, fen) => sum + fen, 0)).toBe(1_200_000 + second.payable);
  // What the cut left free is still there for a third.
  const third = await both.sent(form('07', '5000.00', 3));
  await both.decide(second, second.payable);
  await both.decide(third, third.payable);
  const { here, there } = await both.bothLedgers();
  expect(there).toEqual(here);
});

test('a case that was sealed before its PC heard of one given back counts what it asks for itself', async () => {
  const first = await both.sent(form('03', '24000.00', 1));
  const waiting = await both.sealed((await reviewed(both.window, form('05', '10000.00', 2))).id);
  const hear = await both.decideUnheard(first, 0);
  await both.take(waiting);
  await hear();
  const back = await both.bothLedgers();
  expect(back.there).toEqual(back.here);
});
