import { afterEach, beforeEach, expect, test } from 'vitest';
import { reviewed } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { type CountyAndWindow, countyAndWindow } from './support/county-and-window.ts';

const own = ownCase(961);
const TWO_YEARS = [
  plainStay('2023-11-01', '2023-11-10', '8000.00', 1),
  plainStay('2024-03-01', '2024-03-10', '9000.00', 2),
];
const sumOf = (uses: Readonly<Record<string, number>>): number =>
  Object.values(uses).reduce((sum, amount) => sum + amount, 0);

let both: CountyAndWindow;

beforeEach(async () => {
  both = await countyAndWindow(own.idNumber, '2024-10-20T09:00:00+08:00');
});
afterEach(() => both.close());

test('what is cut of a case over two years is taken off once, in what other townships are told and for a later case', async () => {
  const first = await both.sent(own.form(TWO_YEARS));
  const later = own.form([plainStay('2024-05-01', '2024-05-10', '10000.00', 3)]);
  const waiting = await both.sealed((await reviewed(both.window, later)).id);
  // More than the second year had of it.
  const hear = await both.decideUnheard(first, first.payable - 800_000);
  expect(sumOf(await both.toldElsewhere([2023, 2024]))).toBe(first.payable - 800_000);
  await hear();

  // Its PC settled 2024 with half of the first in it, and had not heard of the cut.
  const second = await both.take(waiting);
  const { here, there } = await both.bothLedgers();
  expect(there).toEqual(here);
  expect(sumOf(there)).toBe(first.payable - 800_000 + second.payable);
});
