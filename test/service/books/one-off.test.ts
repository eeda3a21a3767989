import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { accept, assessed, confirmed, draft } from '../support/desk.ts';
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

type Identities = ApplicationForm['identities'];
const held = (...entries: readonly (readonly [category: string, from: string, to: string])[]): Identities =>
  entries.map(([category, from, to], index) => ({ key: `i${index}`, category, from, to, source: '认定书' }));
const POOR = held(['illness_poor', '2023-01-01', '']);

test('one-off aid over two calendar years has one deductible and one cap', async () => {
  const own = ownCase(1);
  const stays = [
    plainStay('2022-11-01', '2022-11-20', '30000.00', 1),
    plainStay('2023-04-01', '2023-04-20', '30000.00', 2),
  ];
  const form = own.form(stays, { identities: POOR, applicationDate: '2023-05-01' });
  const { settlement } = await confirmed(window, form);
  // 50 % of 60,000 less 5,000, cut to 20,000; then 50 % of the 40,000 that are left less 10,000.
  expect(settlement).toMatchObject({ status: 'settled', provisional: true, payable: 2_000_000 + 1_500_000 });
});

test('a second one whose period overlaps is refused and left to the county, whatever was given in the first', async () => {
  const own = ownCase(2);
  const first = await confirmed(
    window,
    own.form(
      [plainStay('2022-11-01', '2022-11-20', '80000.00', 1), plainStay('2023-04-01', '2023-04-20', '600.00', 2)],
      {
        identities: POOR,
        applicationDate: '2023-05-01',
      },
    ),
  );
  const later = own.form([plainStay('2023-12-01', '2023-12-02', '60000.00', 3)], {
    identities: POOR,
    applicationDate: '2024-01-10',
  });
  const second = await accept(window, await draft(window, later));
  const { settlement, toGet } = await window.ask('application/assess', { id: second.id, form: second.form });
  expect(settlement).toMatchObject({ status: 'undecided', payable: 0, alreadyPaid: 0 });
  expect(settlement?.visits.map(({ isCurrent }) => isCurrent)).toEqual([true]);
  expect(toGet).toMatchObject([{ path: null, why: expect.stringContaining(`申请 ${first.number} 已给过一次性救助`) }]);
  expect(
    await window.refused('application/settle', { id: second.id, revision: second.revision, expected: 0 }),
  ).toMatchObject({ code: 'NOT_SETTLEABLE', detail: { reason: expect.stringContaining('一次性救助') } });
  expect((await given(window, own.idNumber))['total']).toBe(first.settlement?.payable);
});

test('a later one whose period begins after the first is a new one: nothing of the first is paid again or taken back', async () => {
  const own = ownCase(3);
  const one = (month: string, bill: number, applicationDate: string): ApplicationForm =>
    own.form([plainStay(`${month}-01`, `${month}-20`, '40000.00', bill)], { identities: POOR, applicationDate });
  const first = await confirmed(window, one('2023-02', 1, '2023-03-01'));
  const second = await confirmed(window, one('2023-12', 2, '2024-03-02'));
  expect(second.settlement).toMatchObject({ payable: first.settlement?.payable, alreadyPaid: 0, recover: 0 });
  expect((await given(window, own.idNumber))['total']).toBe(2 * (first.settlement?.payable ?? 0));
});

test('it stays out of the calendar year, in both orders', async () => {
  const edge = (own: ReturnType<typeof ownCase>, month: string, bill: number): ApplicationForm =>
    own.form([plainStay(`2023-${month}-01`, `2023-${month}-10`, '10000.00', bill)], {
      identities: held(['dibao_edge', '2023-01-01', '2023-06-30']),
    });
  const poor = (own: ReturnType<typeof ownCase>): ApplicationForm =>
    own.form([plainStay('2023-08-01', '2023-08-20', '40000.00', 9)], {
      identities: held(['dibao_edge', '2023-01-01', '2023-06-30'], ['illness_poor', '2023-07-01', '']),
      applicationDate: '2023-10-01',
    });
  const alone = ownCase(4);
  const year = await assessed(
    window,
    await draft(window, {
      ...edge(alone, '03', 1),
      visits: [...edge(alone, '03', 1).visits, ...edge(alone, '05', 2).visits.map((line) => ({ ...line, key: 'k2' }))],
    }),
  );
  const period = await assessed(window, await draft(window, poor(alone)));
  for (const [count, order] of [
    [5, ['03', 'poor', '05']],
    [6, ['poor', '05', '03']],
  ] as const) {
    const own = ownCase(count);
    for (const [index, step] of order.entries()) {
      await confirmed(window, step === 'poor' ? poor(own) : edge(own, step, index + 1));
    }
    expect((await given(window, own.idNumber))['total']).toBe(year.payable + period.payable);
  }
});

test('care that was aided before is never turned into one-off aid', async () => {
  const own = ownCase(7);
  // With the basic cap used up, 45,000 gets 27,000 in the calendar year; a one-off period of its own would give 27,500.
  const edge = held(['dibao_edge', '2023-01-01', '2023-06-30']);
  const capped = await confirmed(
    window,
    own.form(
      [plainStay('2023-01-01', '2023-02-20', '60000.00', 1), plainStay('2023-05-01', '2023-05-10', '45000.00', 2)],
      {
        identities: edge,
      },
    ),
  );
  const both = [...edge, ...held(['illness_poor', '2023-07-01', '']).map((entry) => ({ ...entry, key: 'i9' }))];
  const detail = await draft(
    window,
    own.form([plainStay('2023-08-01', '2023-08-20', '100.00', 3)], { identities: both, applicationDate: '2023-10-01' }),
  );
  const { settlement, toGet } = await window.ask('application/assess', { id: detail.id, form: detail.form });
  expect(settlement).toMatchObject({ status: 'undecided', payable: 0 });
  expect(toGet).toMatchObject([{ why: expect.stringContaining(`申请 ${capped.number} 的费用已按其他身份确认`) }]);
});
