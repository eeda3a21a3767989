import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { accept, confirmed, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let count = 900;
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

const form = (day: string, cost: string, bill: number, change: Parameters<typeof own.form>[1] = {}) =>
  own.form([plainStay(`${day}-01`, `${day}-10`, cost, bill)], change);
const ledger = () => window.ask('ledger/person', { idNumber: own.idNumber });

/** What the entries that a limit names come to. */
async function behind(pool: string, year: number): Promise<number> {
  const { rows, caps } = await ledger();
  const cap = caps.find((each) => each.pool === pool && each.year === year);
  return rows
    .filter((row) => cap?.funds.includes(row.fund) === true && cap.years.includes(row.year))
    .reduce((sum, { amount }) => sum + amount, 0);
}

test('each limit of each year says what is used and left, whose settlement says so and by which article', async () => {
  const one = await confirmed(window, form('2023-03', '10000.00', 1));
  const two = await confirmed(window, form('2023-05', '5000.00', 2));
  const { caps, undecided } = await ledger();
  expect(undecided).toEqual([]);
  expect(caps).toMatchObject([
    {
      year: 2023,
      pool: 'basic',
      isOneOff: false,
      limit: 2_000_000,
      used: 1_050_000,
      remaining: 950_000,
      years: [2023],
      applicationId: two.id,
      applicationNumber: two.number,
    },
    { year: 2023, pool: 'tilt', limit: null, remaining: null },
  ]);
  expect(caps[0]?.article).toBe('本溪市实施方案 四(五)');
  expect(caps[0]?.passage).not.toBe('');
  expect(await behind('basic', 2023)).toBe(1_050_000);
  const { rows } = await ledger();
  expect(new Set(rows.map(({ applicationId }) => applicationId))).toEqual(new Set([one.id, two.id]));
  expect(rows.every(({ isReversed }) => !isReversed)).toBe(true);
});

test('what is taken back is free again, and its entries say that they were', async () => {
  const one = await confirmed(window, form('2023-03', '10000.00', 1));
  const two = await confirmed(window, form('2023-05', '5000.00', 2));
  await window.ask('application/reopen', { id: two.id, revision: two.revision, reason: '金额填错' });
  const { rows, caps } = await ledger();
  expect(caps[0]).toMatchObject({ used: 700_000, remaining: 1_300_000, applicationNumber: one.number });
  expect(await behind('basic', 2023)).toBe(700_000);
  expect(rows.filter(({ kind, isReversed }) => kind !== 'reversal' && isReversed)).toHaveLength(
    rows.filter(({ kind }) => kind === 'reversal').length,
  );
});

test('aid given elsewhere uses the limit, and stands among the entries behind it', async () => {
  const openings = [{ key: 'o1', year: '2023', burden: '20000.00', x: '', paid: { basic: '19000.00', tilt: '0' } }];
  await confirmed(window, form('2023-03', '10000.00', 1, { openings }));
  const { caps } = await ledger();
  expect(caps[0]).toMatchObject({ limit: 2_000_000, used: 2_000_000, remaining: 0 });
  expect(await behind('basic', 2023)).toBe(2_000_000);
});

test('limits that no settlement decides any more are left open, and the application is named', async () => {
  const one = await confirmed(window, form('2023-03', '10000.00', 1));
  const elsewhere = { key: 'o1', year: '2023', burden: '20000.00', x: '', paid: { basic: '1000.00', tilt: '0' } };
  const two = await confirmed(window, form('2023-05', '5000.00', 2, { openings: [elsewhere] }));
  // The newer one decides the year, though the older one says nothing of the aid elsewhere.
  expect(await ledger()).toMatchObject({ undecided: [], caps: [{ applicationId: two.id }, {}] });
  const { revision } = await window.ask('application/get', { id: one.id });
  const { rows } = await window.ask('application/outdated', { ids: [one.id] });
  expect(rows).toMatchObject([{ after: null }]);
  const back = await window.ask('application/reopen', { id: one.id, revision, reason: '补填' });
  await window.ask('application/saveDraft', {
    id: one.id,
    revision: back.revision,
    form: { ...one.form, openings: [{ ...elsewhere, paid: { basic: '1500.00', tilt: '0' } }] },
  });
  const again = await window.ask('application/get', { id: one.id });
  const newest = await settle(window, await accept(window, again));
  expect(newest.settlement?.status).toBe('settled');
  // Now the second one says less than the first, but the first is the newest.
  expect(await ledger()).toMatchObject({
    undecided: [],
    caps: [{ applicationId: one.id, used: 1_050_000 + 150_000 }, {}],
  });
  await window.ask('application/reopen', { id: one.id, revision: newest.revision, reason: '再看' });
  expect((await ledger()).caps[0]).toMatchObject({ applicationId: two.id });
});

test('nobody known has no entries and no limits', async () => {
  expect(await ledger()).toEqual({ rows: [], caps: [], undecided: [] });
});
