import { readdirSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Seen } from '../../../county/books/keep/outrun.ts';
import { countyFolder } from '../../county/service/support/running-county.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STATION, STAYS } from '../../support/invented-case.ts';
import { meet, register, settled } from '../support/county-line.ts';
import { accept, review, reviewed, sealAll, settle } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

const PC = `${STATION.townshipCode}-${STATION.pcLetter}`;

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: Awaited<ReturnType<typeof countyFolder>>;
let running: Awaited<ReturnType<(typeof county)['start']>>;

beforeEach(async () => {
  county = await countyFolder();
  running = await county.start();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await register(window, county, PC);
});
afterEach(async () => {
  await window.close();
  await county.remove();
  folder.remove();
});

async function sealOne(index: number) {
  const { id } = await reviewed(window, typedForm(STAYS.slice(index, index + 1)));
  return sealAll(window, [id]);
}
const stages = async () => (await window.ask('batch/list', {})).rows.map(({ seq, stage }) => `${seq} ${stage}`);

type Books = (typeof running)['county']['books'];

/** What a county's books know: numbers of the batches in them, how many applications, and which batches have a receipt of its epoch. */
async function inBooks(books: Books) {
  const batches = (await books.queries.batches({})).toReversed();
  const receipts = await Promise.all(batches.map(async (batch) => books.receipt(batch)));
  const { epoch } = await books.ready();
  return {
    batches: batches.map(({ seq }) => seq),
    cases: (await books.queries.cases({})).length,
    receipts: receipts.flatMap((each) => (each?.receipt.epoch === epoch ? [each.receipt.seq] : [])),
  };
}

/** What the window says that it has seen, on each contact from now on. */
function listen(books: Books): Seen[] {
  const said: Seen[] = [];
  const { noteSeen } = books;
  Object.assign(books, {
    noteSeen: async (device: string, seen: Seen) => {
      said.push(seen);
      await noteSeen(device, seen);
    },
  });
  return said;
}

/** Meetings until nothing waits for the county any more, or `most` of them. */
async function meetUntilQuiet(most = 500) {
  for (let turn = 0; turn < most; turn++) {
    const state = await meet(window);
    if (state.waiting === 0 || state.trouble?.stops === true) return state;
  }
  return settled(window);
}

test('what the county acknowledged and then lost with its disk is offered again and received once more', async () => {
  await sealOne(0);
  expect(await meetUntilQuiet()).toMatchObject({ trouble: null, waiting: 0 });
  expect((await county.type('backup', joinPath(county.root, 'backup'))).code).toBe(0);
  await sealOne(1);
  await meetUntilQuiet();
  expect(await stages()).toEqual(['2 received', '1 received']);

  // The county's disk is gone; what was saved yesterday comes up in its place.
  await county.stop();
  const [name = ''] = readdirSync(joinPath(county.root, 'backup'));
  const restored = joinPath(county.root, 'restored');
  const back = await county.type(
    'restore',
    joinPath(county.root, 'backup', name),
    '--keys',
    joinPath(county.folder, 'keys'),
    '--folder',
    restored,
  );
  expect(back).toMatchObject({ code: 0 });
  const { books } = (await county.start(restored)).county;
  const { epoch } = await books.ready();
  expect(epoch).toBeGreaterThan(1);
  expect(await inBooks(books)).toEqual({ batches: [1], cases: 1, receipts: [] });
  const said = listen(books);
  await window.ask('sync/setLine', { address: county.url(), certificate: '' });
  expect(await meetUntilQuiet()).toMatchObject({ trouble: null, waiting: 0 });
  expect(await stages()).toEqual(['2 received', '1 received']);
  expect(await inBooks(books)).toEqual({ batches: [1, 2], cases: 2, receipts: [1, 2] });
  // It came as a PC that held receipts of before, and holds two of the new epoch.
  await meet(window);
  const held = said.filter(({ received }) => received > 0).map((seen) => `${seen.received} of epoch ${seen.epoch}`);
  expect([...new Set(held)]).toEqual(['2 of epoch 1', `2 of epoch ${epoch}`]);
}, 180_000);

/** The first record of a batch in a county's books. */
async function recordOf(books: Books, seq: number) {
  const batch = (await books.queries.batches({})).find((each) => each.seq === seq);
  return { batch: batch?.batch ?? 0, place: 0 };
}

/** Who approves and who pays. */
async function addOfficials(books: Books): Promise<void> {
  for (const user of ['approver', 'payer'] as const)
    await books.makeUser({ user, name: user, roles: [user], password: 'scrypt$invented', active: true }, 'cli');
}

/** Approves a batch of one record in full and pays it. */
async function approveAndPay(books: Books, { seq, total }: { readonly seq: number; readonly total: number }) {
  const record = await recordOf(books, seq);
  const approved = { record, decision: 'approved', approvedFen: total, reason: '', places: [] } as const;
  expect(await books.decide(approved, 'approver')).toMatchObject({ ok: true });
  const list = { paidOn: '2026-11-22', totalFen: total, payments: [{ record, amountFen: total }] };
  expect(await books.pay(list, 'payer')).toMatchObject({ ok: true });
}

test('what a real county gives back is corrected, replaces what was sent, is approved and paid, to the fen on both sides', async () => {
  const { books } = running.county;
  await addOfficials(books);
  const first = await sealOne(0);
  expect(await meetUntilQuiet()).toMatchObject({ trouble: null, waiting: 0 });
  const [row] = (await window.ask('sync/cases', { batchId: first.id })).rows;
  const id = row?.applicationId ?? '';
  const { form } = await window.ask('application/get', { id });
  const key = form.visits[0]?.key ?? '';
  const given = await books.decide(
    {
      record: await recordOf(books, first.seq),
      decision: 'returned',
      approvedFen: 0,
      reason: '总费用与清单不符',
      places: [{ field: 'visit.amounts.total', visit: `${id}/${key}`, comment: '请核对' }],
    },
    'approver',
  );
  expect(given).toMatchObject({ ok: true });
  expect(await meet(window)).toMatchObject({ trouble: null, returned: 1 });

  const { revision } = await window.ask('application/get', { id });
  const corrected = await window.ask('sync/correct', { id, revision });
  expect(corrected.path).toBe(`visits.${key}.amounts.total`);
  for (const comment of (await window.ask('review/comments', { applicationId: id })).comments)
    await window.ask('review/answer', {
      commentId: comment.id,
      revision: comment.revision,
      state: 'explained',
      text: '与清单一致',
    });
  await settle(window, await accept(window, await window.ask('application/get', { id })));
  await review(window, [id]);
  const second = await sealAll(window, [id]);
  await meetUntilQuiet();
  const total = second.total;
  await approveAndPay(books, second);
  expect(await meet(window)).toMatchObject({ trouble: null, returned: 0 });
  const { rows } = await window.ask('sync/case', { id });
  expect(rows.map(({ seq, stage, paid, isReplaced }) => ({ seq, stage, paid, isReplaced }))).toEqual([
    { seq: 2, stage: 'paid', paid: total, isReplaced: false },
    { seq: 1, stage: 'returned', paid: 0, isReplaced: true },
  ]);
}, 180_000);

test('a case that a restored PC seals once more is known there, and the PC learns that it was paid, and by what', async () => {
  const { books } = running.county;
  await addOfficials(books);
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  const { name } = await window.ask('backup/make', {});
  const first = await sealAll(window, [id]);
  expect(await meetUntilQuiet()).toMatchObject({ trouble: null, waiting: 0 });
  await approveAndPay(books, first);
  await window.ask('backup/restore', { id: `local/${name}`, word: '恢复' });
  expect(await unlock(window)).toMatchObject({ ok: true });
  // Its county speaks of a batch that this PC knows nothing of.
  await meet(window);
  expect((await window.ask('sync/items', {})).rows.filter(({ isRefused }) => isRefused)).toHaveLength(3);
  await window.ask('backup/confirmRestore', {});

  const again = await sealAll(window, [id]);
  expect(again).toMatchObject({ seq: first.seq + 1, total: first.total });
  expect(await meetUntilQuiet()).toMatchObject({ trouble: null, waiting: 0 });
  const { rows } = await window.ask('sync/case', { id });
  expect(rows).toMatchObject([{ seq: again.seq, stage: 'paid', paid: first.total }]);
  // The receipt of the lost batch alone is still for people.
  expect((await window.ask('sync/items', {})).rows.map(({ kind }) => kind)).toEqual(['receipt']);
  const twice = { record: await recordOf(books, again.seq), amountFen: again.total };
  expect(await books.pay({ paidOn: '2026-11-22', totalFen: again.total, payments: [twice] }, 'payer')).toMatchObject({
    ok: false,
  });
}, 180_000);

test('a county that changed its key is followed with the code it reads out: what is sealed next is received under the new one', async () => {
  await sealOne(0);
  expect(await meetUntilQuiet()).toMatchObject({ trouble: null, waiting: 0 });
  await county.stop();
  const done = await county.type('rotate-key');
  expect(done).toMatchObject({ code: 0, err: '' });
  await county.start();
  await window.ask('sync/setLine', { address: county.url(), certificate: '' });
  expect(await meet(window)).toMatchObject({ trouble: null });

  const [item] = (await window.ask('sync/items', {})).rows;
  expect(item).toMatchObject({ kind: 'key', isRefused: false });
  const id = item?.id ?? '';
  const { present, next } = await window.ask('sync/nextKey', { id });
  expect(present.keyId).toBe(testCounty().secret.keyId);
  // Both sides show the same groups; the last one is what is read out.
  expect(done.out).toContain(next.fingerprint);
  await window.ask('sync/takeKey', { id, code: next.fingerprint.split(' ').at(-1) ?? '' });
  expect(await window.ask('app/status', {})).toMatchObject({ station: { county: { keyId: next.keyId } } });

  await sealOne(1);
  expect(await meetUntilQuiet()).toMatchObject({ trouble: null, waiting: 0 });
  expect(await stages()).toEqual(['2 received', '1 received']);
}, 180_000);
