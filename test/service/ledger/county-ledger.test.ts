import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { PERSON, STATION, STAYS } from '../../support/invented-case.ts';
import { join, meet, openCounty, type OpenCounty } from '../support/county-line.ts';
import { accept, assessed, asReviewer, confirmed, draft, logInAs, reviewed, sealAll } from '../support/desk.ts';
import { ownCase, typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;
let items: number;

beforeEach(async () => {
  items = 0;
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

type Row = Extract<FeedItem, { kind: 'ledger' }>['rows'][number];
const used = (usedFen: number, parts: Partial<Row> = {}): Row => ({
  idNumber: PERSON.idNumber,
  name: PERSON.name,
  year: 2023,
  pool: 'basic',
  usedFen,
  ...parts,
});

/** A snapshot that came with the feed; gives its id. */
async function snapshot(rows: readonly Row[], asOf = '2023-10-01'): Promise<string> {
  items += 1;
  const id = `ledger-${items}`;
  county.books.give({ n: items, id, at: '2023-10-19T09:00:00.000+08:00', kind: 'ledger', asOf, rows: [...rows] });
  expect(await meet(window)).toMatchObject({ trouble: null });
  return id;
}

const one = (index = 0) => typedForm(STAYS.slice(index, index + 1));
const basicCap = async () => {
  const { caps } = await window.ask('ledger/person', { idNumber: PERSON.idNumber });
  return caps.find(({ pool, year }) => pool === 'basic' && year === 2023);
};

test('a snapshot changes nothing until somebody takes it; the trial says whom it concerns and what is due then', async () => {
  const application = await draft(window, one());
  const before = await assessed(window, application);
  // 20,000 a year less what was used elsewhere leaves 5,000 for this stay, which would have had 10,500.
  const id = await snapshot([used(1_500_000), used(100_000, { idNumber: '210502199001011232', name: '别人' })]);
  expect((await assessed(window, application)).payable).toBe(before.payable);
  const trial = await window.ask('countyLedger/try', { id, step: 'take' });
  expect(trial).toMatchObject({
    asOf: '2023-10-01',
    rows: 2,
    people: 2,
    raised: { lines: 2, amount: 1_600_000 },
    lowered: { lines: 0, amount: 0 },
    missing: 0,
    unknownFunds: [],
    needsSecond: false,
    applications: { total: 1, rows: [{ id: application.id, before: before.payable }] },
  });
  expect(trial.changes).toContainEqual(
    expect.objectContaining({ name: PERSON.name, year: 2023, fund: '基本救助', before: 0, after: 1_500_000 }),
  );
  expect(await window.ask('countyLedger/take', { id })).toMatchObject({ state: 'active', isOwn: true });
  const after = await assessed(window, application);
  const basic = after.visits.flatMap(({ aid }) => aid).find(({ fund }) => fund === 'basic');
  expect(basic?.amount).toBe(500_000);
  expect(trial.applications.rows[0]?.after).toBe(after.payable);
  expect(after.trace[0]).toMatchObject({ layerName: '县级台账', result: null });
  expect(after.trace[0]?.text).toContain('已在别处用“基本救助年度限额”15,000.00 元');
  expect((await window.ask('sync/items', {})).rows).toEqual([]);
});

test('the larger of what the form says and what the county says counts, and the form stays as it was typed', async () => {
  const opening = { key: 'o1', year: '2023', burden: '30000.00', x: '', paid: { basic: '16000.00', tilt: '0' } };
  const form = { ...one(), openings: [opening] };
  const application = await draft(window, form);
  const before = await assessed(window, application);
  await window.ask('countyLedger/take', { id: await snapshot([used(1_500_000)]) });
  expect(await assessed(window, application)).toEqual(before);
  expect((await window.ask('application/get', { id: application.id })).form.openings).toEqual([opening]);
});

test('taking the same again changes nothing, and the same lines under another id are said to be the same', async () => {
  const id = await snapshot([used(1_500_000)]);
  await window.ask('countyLedger/take', { id });
  await expect(window.ask('countyLedger/take', { id })).rejects.toThrow('LEDGER_TAKEN');
  const again = await snapshot([used(1_500_000)], '2023-10-05');
  expect(await window.ask('countyLedger/try', { id: again, step: 'take' })).toMatchObject({
    raised: { lines: 0 },
    lowered: { lines: 0 },
    unchanged: 1,
    needsSecond: false,
    changes: [],
  });
});

test('a settled case that the snapshot changes is named as moved and cannot be sealed as it is', async () => {
  const { id: application } = await reviewed(window, one());
  await window.ask('countyLedger/take', { id: await snapshot([used(1_500_000)]) });
  const moved = await window.ask('application/outdated', {});
  expect(moved.rows.map(({ id }) => id)).toEqual([application]);
  await expect(sealAll(window, [application])).rejects.toThrow('SETTLEMENT_OUTDATED');
});

test('what this window sealed and entered stays to the fen, and the limit counts both', async () => {
  const { id: application } = await reviewed(window, one());
  await sealAll(window, [application]);
  const rows = async () => (await window.ask('ledger/person', { idNumber: PERSON.idNumber })).rows;
  const entered = await rows();
  await window.ask('countyLedger/take', { id: await snapshot([used(500_000)]) });
  expect(await rows()).toEqual(entered);
  expect(await basicCap()).toMatchObject({ limit: 2_000_000, used: 1_550_000, remaining: 450_000 });
});

test('a snapshot that leaves people out takes nothing from them, and needs a second person when it is much smaller', async () => {
  const others = Array.from({ length: 6 }, (_, index) => used(10_000, { idNumber: ownCase(index + 1).idNumber }));
  await window.ask('countyLedger/take', { id: await snapshot([used(1_500_000), ...others]) });
  const application = await draft(window, one());
  const before = await assessed(window, application);
  const empty = await snapshot([], '2023-10-10');
  expect(await window.ask('countyLedger/try', { id: empty, step: 'take' })).toMatchObject({
    rows: 0,
    missing: 7,
    needsSecond: true,
    changes: [],
  });
  expect(await window.ask('countyLedger/take', { id: empty })).toMatchObject({ state: 'waiting' });
  await asReviewer(window, async () => {
    expect(await window.ask('countyLedger/confirm', { id: empty })).toMatchObject({ state: 'active' });
  });
  expect((await assessed(window, application)).payable).toBe(before.payable);
});

test('less than before counts only after another person’s word, and an older snapshot never takes the place of a newer one', async () => {
  await window.ask('countyLedger/take', { id: await snapshot([used(1_500_000)]) });
  const application = await draft(window, one());
  const basic = async () =>
    (await assessed(window, application)).visits.flatMap(({ aid }) => aid).find(({ fund }) => fund === 'basic')?.amount;
  expect(await basic()).toBe(500_000);
  const less = await snapshot([used(1_400_000)], '2023-10-10');
  expect(await window.ask('countyLedger/try', { id: less, step: 'take' })).toMatchObject({
    lowered: { lines: 1, amount: 100_000 },
    needsSecond: true,
  });
  expect(await window.ask('countyLedger/take', { id: less })).toMatchObject({ state: 'waiting', isOwn: true });
  expect(await basic()).toBe(500_000);
  await expect(window.ask('countyLedger/confirm', { id: less })).rejects.toThrow('LEDGER_OWN_CONFIRMATION');
  await asReviewer(window, () => window.ask('countyLedger/confirm', { id: less }));
  expect(await basic()).toBe(600_000);
  const older = await snapshot([used(1_900_000)], '2023-09-01');
  expect(await window.ask('countyLedger/try', { id: older, step: 'take' })).toMatchObject({ changes: [] });
});

test('of two of one day the one that the county made later counts, whichever was taken over first', async () => {
  const [first, second] = [await snapshot([used(400_000)]), await snapshot([used(700_000)])];
  await window.ask('countyLedger/take', { id: second });
  const trial = await window.ask('countyLedger/try', { id: first, step: 'take' });
  expect(trial).toMatchObject({ raised: { lines: 0 }, lowered: { lines: 0 }, unchanged: 1, needsSecond: false });
  await window.ask('countyLedger/take', { id: first });
  const application = await draft(window, one());
  expect((await assessed(window, application)).trace[0]?.text).toContain('7,000.00');
});

test('taken back it counts no more and waits in the feed again; what was settled with it is not stuck', async () => {
  const id = await snapshot([used(1_500_000)]);
  await window.ask('countyLedger/take', { id });
  const first = await confirmed(window, one(0));
  await expect(window.ask('countyLedger/undo', { id, reason: ' ' })).rejects.toThrow('REASON_REQUIRED');
  expect(await window.ask('countyLedger/try', { id, step: 'undo' })).toMatchObject({
    lowered: { lines: 1, amount: 1_500_000 },
    needsSecond: true,
    applications: { total: 1 },
  });
  const asked = await window.ask('countyLedger/undo', { id, reason: '县级发错了' });
  expect(asked).toMatchObject({ state: 'active', undoBy: STATION.userName, isOwn: true });
  await asReviewer(window, () => window.ask('countyLedger/confirm', { id }));
  expect((await window.ask('sync/items', {})).rows).toMatchObject([{ id, kind: 'ledger' }]);
  // The next form of the person need not repeat what only the county had said.
  const second = await accept(window, await draft(window, one(1)));
  expect((await assessed(window, second)).status).toBe('settled');
  expect((await window.ask('application/outdated', {})).rows.map((row) => row.id)).toEqual([first.id]);
  expect(await window.ask('countyLedger/take', { id })).toMatchObject({ state: 'active', reason: '' });
  await logInAs(window, STATION.userName, STATION.password);
  expect(await window.ask('countyLedger/list', {})).toMatchObject({ rows: [{ id, state: 'active' }] });
});

test('taken back so that somebody would have used less, it counts until another person says so too, or does not', async () => {
  const id = await snapshot([used(1_500_000)]);
  await window.ask('countyLedger/take', { id });
  const application = await draft(window, one());
  const before = await assessed(window, application);
  await window.ask('countyLedger/undo', { id, reason: '县级发错了' });
  expect(await assessed(window, application)).toEqual(before);
  await expect(window.ask('countyLedger/confirm', { id })).rejects.toThrow('LEDGER_OWN_CONFIRMATION');
  await expect(window.ask('countyLedger/undo', { id, reason: '再来一次' })).rejects.toThrow('LEDGER_TAKEN');
  expect(await window.ask('countyLedger/keep', { id })).toMatchObject({ state: 'active', undoBy: null, reason: '' });
  await expect(window.ask('countyLedger/keep', { id })).rejects.toThrow('NOT_FOUND');
  await expect(window.ask('countyLedger/confirm', { id })).rejects.toThrow('NOT_FOUND');
  await window.ask('countyLedger/undo', { id, reason: '县级发错了' });
  await asReviewer(window, async () => {
    expect(await window.ask('countyLedger/confirm', { id })).toMatchObject({ state: 'undone', reason: '县级发错了' });
  });
  expect((await assessed(window, application)).payable).toBeGreaterThan(before.payable);
});

test('what takes nothing from anybody is taken back by one person alone', async () => {
  await window.ask('countyLedger/take', { id: await snapshot([used(1_500_000)]) });
  const newer = await snapshot([used(1_500_000)], '2023-10-10');
  await window.ask('countyLedger/take', { id: newer });
  expect(await window.ask('countyLedger/undo', { id: newer, reason: '重复' })).toMatchObject({ state: 'undone' });
});

test('a fund that the policy does not know is named, and nothing is taken of it', async () => {
  const application = await draft(window, one());
  const before = await assessed(window, application);
  const id = await snapshot([used(1_500_000, { pool: '不认得的救助' })]);
  expect(await window.ask('countyLedger/try', { id, step: 'take' })).toMatchObject({ unknownFunds: ['不认得的救助'] });
  await window.ask('countyLedger/take', { id });
  expect(await assessed(window, application)).toEqual(before);
});

test('funds that share a limit count against it together', async () => {
  const application = await draft(window, one());
  const id = await snapshot([used(1_000_000), used(500_000, { pool: 'bedDay' })]);
  await window.ask('countyLedger/take', { id });
  const { visits, trace } = await assessed(window, application);
  expect(visits.flatMap(({ aid }) => aid).find(({ fund }) => fund === 'basic')?.amount).toBe(500_000);
  expect(trace[0]?.text).toContain('15,000.00 元');
});
