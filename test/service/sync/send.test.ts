import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { decisionOn, join, meet, openCounty, type OpenCounty, settled } from '../support/county-line.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;

beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const one = (index: number) => typedForm(STAYS.slice(index, index + 1));

const headerOf = (file: Buffer) =>
  batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')));

/** A sealed application with what the county calls it. */
async function sealOne(index = 0) {
  const { id, revision } = await reviewed(window, one(index));
  const batch = await sealAll(window, [id]);
  const { number } = await window.ask('application/get', { id });
  const file = readFileSync(joinPath(folder.dataDir, 'batches', batch.fileName));
  const header = headerOf(file);
  return { id, revision, batch, subject: { id, number: number ?? '', revision, record: header.records[0] ?? '' } };
}

describe('a window with a line to its county', () => {
  test('registers, sends a batch, and calls it received only with the receipt', async () => {
    await join(window, county.address);
    const { batch } = await sealOne();
    expect(batch).toMatchObject({ stage: 'sealed' });
    expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0, enrolment: { county: '210502' } });
    expect(await window.ask('batch/list', {})).toMatchObject({ rows: [{ id: batch.id, stage: 'received' }] });
    expect(county.books.reads()).toBe(1);
    const cases = await window.ask('sync/cases', { batchId: batch.id });
    expect(cases).toMatchObject({ hasReceipt: true, rows: [{ stage: 'received', seq: 1 }] });
    // Nothing is deleted because it was sent.
    expect(readFileSync(joinPath(folder.dataDir, 'batches', batch.fileName)).length).toBe(batch.size);
  });

  test('sends several batches in their order and knows them received after a restart', async () => {
    await join(window, county.address);
    await sealOne(0);
    await sealOne(1);
    await meet(window);
    window = await window.restart();
    await unlock(window);
    const { rows } = await window.ask('batch/list', {});
    expect(rows.map(({ seq, stage }) => [seq, stage])).toEqual([
      [2, 'received'],
      [1, 'received'],
    ]);
    expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
    expect(county.books.reads()).toBe(2);
  });

  test('keeps working while the county is off, says so, and sends when it is back', async () => {
    await join(window, county.address);
    await county.app.close();
    const { batch } = await sealOne();
    const state = await meet(window);
    expect(state.trouble).toMatchObject({ stops: false, text: expect.stringContaining('批次都在本机') });
    expect(state.nextTryIn).not.toBeNull();
    expect(await window.ask('batch/list', {})).toMatchObject({ rows: [{ id: batch.id, stage: 'sealed' }] });
  });

  test('shows what the county decides, and its payments, once', async () => {
    await join(window, county.address);
    const { id, batch, subject } = await sealOne();
    const payable = batch.total;
    county.books.give(decisionOn(1, subject, { approvedFen: payable }));
    county.books.give({
      n: 2,
      id: 'payment-1',
      at: '2026-11-22T10:00:00.000+08:00',
      kind: 'payment',
      subject,
      payment: 'p1',
      movement: 'paid',
      amountFen: payable,
      paidOn: '2026-11-22',
      reason: '',
    });
    await meet(window);
    await meet(window);
    const { rows } = await window.ask('sync/case', { id });
    expect(rows).toMatchObject([{ stage: 'paid', approved: payable, paid: payable, payments: [{ isVoid: false }] }]);
    expect(await window.ask('batch/list', {})).toMatchObject({
      rows: [{ approved: 1, paid: 1, held: 0, returned: 0 }],
    });
    const { history } = await window.ask('application/get', { id });
    expect(history.slice(-3).map(({ reason }) => reason.slice(0, 5))).toEqual(['县级已接收', '县级批准 ', '县级支付 ']);
  });

  test('opens a returned case at the field the county named; the next revision replaces it', async () => {
    await join(window, county.address);
    const { id, subject, revision } = await sealOne();
    const { form } = await window.ask('application/get', { id });
    const key = form.visits[0]?.key ?? '';
    county.books.give(
      decisionOn(1, subject, {
        decision: 'returned',
        approvedFen: 0,
        reason: '票据金额不符',
        places: [{ field: 'visit.amounts.total', visit: `${id}/${key}`, comment: '请核对总费用' }],
      }),
    );
    await meet(window);
    const { rows } = await window.ask('sync/returned', {});
    expect(rows).toMatchObject([
      { applicationId: id, stage: 'returned', reason: '票据金额不符', places: [{ comment: '请核对总费用' }] },
    ]);
    expect(await window.ask('application/list', {})).toMatchObject({
      rows: [{ id, status: 'sealed', county: 'returned' }],
    });
    const { revision: now } = await window.ask('application/get', { id });
    expect(await window.ask('sync/correct', { id, revision: now })).toEqual({
      id,
      path: `visits.${key}.amounts.total`,
    });
    const draft = await window.ask('application/get', { id });
    expect(draft).toMatchObject({ status: 'draft', number: subject.number, batchFile: null });
    expect(draft.history.at(-1)).toMatchObject({
      what: '按县级意见更正',
      reason: `更正县级退回的第 1 批第 ${revision} 版：票据金额不符`,
    });
    expect(await window.ask('sync/returned', {})).toEqual({ rows: [] });
    expect(await window.refused('sync/correct', { id, revision: draft.revision })).toMatchObject({
      code: 'WRONG_STATUS',
    });
  });

  test('refuses to correct what the county did not return', async () => {
    await join(window, county.address);
    const { id } = await sealOne();
    await meet(window);
    const { revision } = await window.ask('application/get', { id });
    expect(await window.refused('sync/correct', { id, revision })).toMatchObject({ code: 'NOT_RETURNED' });
  });

  test('names what it was told about a revision it never sent, and changes nothing', async () => {
    await join(window, county.address);
    const { id, subject } = await sealOne();
    county.books.give(decisionOn(1, { ...subject, record: 'ab'.repeat(32) }));
    await meet(window);
    expect(await window.ask('sync/case', { id })).toMatchObject({ rows: [{ stage: 'received' }] });
    expect(await window.ask('sync/items', {})).toMatchObject({ rows: [{ kind: 'decision', isRefused: true }] });
  });

  test('stops when the county has revoked it, until somebody tries again', async () => {
    await join(window, county.address);
    const { batch } = await sealOne();
    const file = readFileSync(joinPath(folder.dataDir, 'batches', batch.fileName));
    county.books.revokeNow(headerOf(file).device);
    expect(await meet(window)).toMatchObject({ trouble: { stops: true }, nextTryIn: null, waiting: 1 });
  });

  test('does nothing without a registration and says what to do', async () => {
    expect(await window.refused('sync/now', {})).toEqual({ code: 'COUNTY_NO_LINE' });
    await window.ask('sync/setLine', { address: county.address, certificate: '' });
    expect(await window.refused('sync/now', {})).toEqual({ code: 'COUNTY_NOT_ENROLLED' });
    expect(await window.refused('sync/enrol', { code: 'short' })).toEqual({ code: 'COUNTY_BAD_CODE' });
    expect(await window.refused('sync/enrol', { code: '1'.repeat(20) })).toMatchObject({ code: 'COUNTY_BAD_CODE' });
    expect((await settled(window)).enrolment).toBeNull();
  });
});
