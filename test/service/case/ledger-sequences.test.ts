import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { EXPECTED, STAYS } from '../../support/invented-case.ts';
import { assessed, draft } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { type Declared, isConfirmed, PersonDesk } from '../support/person-desk.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testClock, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let people = 0;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir, testClock('2024-10-20T09:00:00+08:00'));
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

/** The yearly cap of the basic fund, in fen. */
const CAP = 2_000_000;

/** What one application with all these lines would give to somebody else in the same place. */
async function together(forms: readonly ApplicationForm[], declared: Declared) {
  people += 1;
  const other = ownCase(people);
  const visits = forms
    .flatMap((form) => form.visits)
    .map((line, index) => ({
      ...line,
      key: `all${index}`,
      bill: { ...line.bill, number: `9${line.bill.number.slice(1)}` },
    }));
  return assessed(window, await draft(window, { ...other.form([]), ...declared, visits }));
}

test('however applications are confirmed and taken back, the ledger is what was paid, and ends at the whole year', async () => {
  // Each step is about one of three applications: confirm it when it is open, take it back when it is confirmed.
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 8 }), async (steps) => {
      people += 1;
      const { idNumber, form } = ownCase(people);
      const desk = await PersonDesk.of(
        window,
        idNumber,
        STAYS.map((stay) => form([stay])),
      );
      for (const step of steps) {
        await (isConfirmed(desk.at(step)) ? desk.takeBack(step) : desk.confirm(step));
        expect((await desk.ledger())['total']).toBe(desk.paid());
      }
      for (const [index, detail] of desk.all.entries()) if (!isConfirmed(detail)) await desk.confirm(index);
      expect((await desk.ledger())['total']).toBe(EXPECTED.payableFen);
    }),
    { numRuns: 5, seed: 20_231_020 },
  );
});

const identity = (key: string, category: string, from: string, to = '') => ({
  key,
  category,
  from,
  to,
  source: '名册',
});
const DIBAO = [identity('i1', 'dibao', '2019-07-01')];
const MOVED = [identity('i1', 'dibao', '2019-07-01', '2023-06-30'), identity('i2', 'dibao_edge', '2023-07-01')];
const ELSEWHERE_2023 = { key: 'o1', year: '2023', burden: '20000.00', x: '', paid: { basic: '19000.00', tilt: '0' } };
const ELSEWHERE_2024 = { key: 'o2', year: '2024', burden: '3000.00', x: '', paid: { basic: '2000.00', tilt: '0' } };
const LAST: Declared = { identities: MOVED, openings: [ELSEWHERE_2023, ELSEWHERE_2024] };

const declared: fc.Arbitrary<Declared> = fc.record({
  identities: fc.constantFrom(DIBAO, MOVED),
  openings: fc.constantFrom(
    [],
    [ELSEWHERE_2024],
    [{ ...ELSEWHERE_2023, paid: { basic: '9000.00', tilt: '0' } }],
    LAST.openings,
  ),
});
const stay = fc.record({
  month: fc.constantFrom('2023-02', '2023-06', '2023-09', '2024-03', '2024-08'),
  cost: fc.constantFrom('900.00', '4321.09', '14000.00', '60000.00'),
});
const work = fc.record({
  applications: fc.array(fc.record({ declared, stays: fc.array(stay, { minLength: 1, maxLength: 3 }) }), {
    minLength: 3,
    maxLength: 4,
  }),
  steps: fc.array(
    fc.record({
      at: fc.nat({ max: 3 }),
      what: fc.oneof(
        { weight: 5, arbitrary: fc.constant('toggle' as const) },
        { weight: 1, arbitrary: fc.constantFrom('throwAway' as const, 'seal' as const, 'again' as const) },
        { weight: 2, arbitrary: declared },
      ),
    }),
    { minLength: 2, maxLength: 8 },
  ),
});

test('over several years, with aid elsewhere and identities that change, nothing is dropped and the end is the whole', async () => {
  const moved = { due: 0, onlyOwn: 0 };
  await fc.assert(
    fc.asyncProperty(work, async ({ applications, steps }) => {
      people += 1;
      const { idNumber, form } = ownCase(people);
      let bill = 0;
      const forms = applications.map(({ stays, declared: stated }) =>
        form(
          stays.map(({ month, cost }) => {
            bill += 1;
            return plainStay(`${month}-01`, `${month}-${10 + bill}`, cost, bill);
          }),
          stated,
        ),
      );
      const desk = await PersonDesk.of(window, idNumber, forms);
      for (const index of forms.keys()) await desk.confirm(index);
      for (const { at, what } of steps) {
        const index = at % forms.length;
        const { status } = desk.at(index);
        if (what === 'throwAway') await desk.throwAway(index);
        else if (what === 'seal') await desk.seal(index);
        else if (what === 'again') {
          const [outdated] = await desk.outdated();
          if (outdated !== undefined) await desk.settleAgain(outdated);
        } else if (what !== 'toggle') await desk.declare(index, what);
        else if (status === 'draft') await desk.confirm(index);
        else await desk.takeBack(index);
        expect((await desk.ledger())['total']).toBe(desk.paid());
      }
      for (const index of forms.keys()) {
        await desk.takeBack(index);
        await desk.declare(index, LAST);
        if (desk.at(index).status === 'draft') await desk.confirm(index);
        expect((await desk.ledger())['total']).toBe(desk.paid());
      }
      await desk.bringToRest();
      moved.due += desk.moved.due;
      moved.onlyOwn += desk.moved.onlyOwn;

      const confirmed = desk.all.filter(isConfirmed);
      expect(confirmed).toHaveLength(desk.all.filter(({ status }) => status !== 'discarded').length);
      const sums = await desk.ledger();
      expect(sums['total']).toBe(desk.paid());
      if (confirmed.length === 0) return;
      const whole = await together(
        confirmed.map((detail) => detail.form),
        LAST,
      );
      // What is sealed keeps what was declared then, so only what was never sealed can be told from outside.
      for (const [key, sum] of Object.entries(sums)) if (key.endsWith('/basic')) expect(sum).toBeLessThanOrEqual(CAP);
      if (confirmed.some(({ status }) => status === 'sealed')) return;
      expect(sums['total']).toBe(whole.totalAid);
      for (const { year, aidTotal } of whole.years) expect(sums[year] ?? 0).toBe(aidTotal);
    }),
    { numRuns: 22, seed: 5 },
  );
  // The desk held each step to the cases it had named; both kinds were among them.
  expect(moved.due).toBeGreaterThan(20);
  expect(moved.onlyOwn).toBeGreaterThan(5);
}, 240_000);

const EDGE = [identity('i1', 'dibao_edge', '2023-01-01', '2023-06-30')];
const DAYS = {
  '2023-10-01': ['2023-09-01', '2023-09-12'],
  '2024-02-01': ['2024-01-03', '2024-01-09'],
  '2024-10-05': ['2024-09-02', '2024-09-20'],
} as const;
const POOR = [...EDGE, identity('i2', 'illness_poor', '2023-07-01')];

test('one-off aid is given once, beside the calendar year, in whatever order', async () => {
  const poor = fc.record({
    applied: fc.constantFrom('2023-10-01', '2024-02-01', '2024-10-05' as const),
    cost: fc.constantFrom('4000.00', '30000.00', '90000.00'),
  });
  const steps = fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(poor, poor, steps), async ([first, second, order]) => {
      people += 1;
      const { idNumber, form } = ownCase(people);
      const oneOff = ({ applied, cost }: typeof first, bill: number): ApplicationForm => {
        const [from, to] = DAYS[applied];
        return form([plainStay(from, to, cost, bill)], {
          identities: POOR,
          applicationDate: applied,
        });
      };
      const edge = (month: string, bill: number): ApplicationForm =>
        form([plainStay(`2023-${month}-01`, `2023-${month}-10`, '9000.00', bill)], { identities: EDGE });
      const forms = [edge('02', 1), oneOff(first, 2), edge('05', 3), oneOff(second, 4)];
      const desk = await PersonDesk.of(window, idNumber, forms);
      for (const step of order) {
        await (desk.at(step).status === 'draft' ? desk.confirm(step) : desk.takeBack(step));
        expect((await desk.ledger())['total']).toBe(desk.paid());
      }
      for (const index of forms.keys()) if (!isConfirmed(desk.at(index))) await desk.confirm(index);
      await desk.bringToRest();

      const isApart =
        first.applied !== second.applied && [first, second].every(({ applied }) => applied !== '2024-02-01');
      const aided = [desk.at(1), desk.at(3)].filter(isConfirmed);
      expect(aided).toHaveLength(isApart ? 2 : 1);
      const year = await together([desk.at(0).form, desk.at(2).form], { identities: EDGE, openings: [] });
      let sum = year.totalAid;
      for (const detail of aided) {
        people += 1;
        const { applicationDate, visits } = detail.form;
        const own = { ...ownCase(people).form([]), identities: POOR, applicationDate, visits };
        sum += (await assessed(window, await draft(window, own))).totalAid;
      }
      expect((await desk.ledger())['total']).toBe(sum);
      expect(desk.paid()).toBe(sum);
    }),
    { numRuns: 12, seed: 20_230_509 },
  );
});
