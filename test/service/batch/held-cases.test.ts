import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { accept, asReviewer, confirmed, draft, reviewed } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { askForNotices, passDays, putUp } from '../support/notices.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const heldNow = async () =>
  (await window.ask('batch/waiting', {})).held.map(({ application, reason, since, until }) => ({
    id: application.id,
    reason,
    day: since.slice(0, 10),
    until,
  }));

test('each application that is not ready says why, since when and until when, and leaves the list when that is done', async () => {
  const first = await reviewed(window, ownCase(1).form());
  expect(await heldNow()).toEqual([]);
  await askForNotices(window);
  const today = window.clock.today();
  expect(await heldNow()).toEqual([{ id: first.id, reason: 'noticeAsked', day: today, until: null }]);

  passDays(window, 1);
  const second = await confirmed(window, ownCase(2).form());
  const later = window.clock.today();
  const stay = plainStay('2023-03-01', '2023-03-10', '24000.00', 1);
  const form = ownCase(3).form([stay]);
  const visits = form.visits.map((visit) => ({ ...visit, designated: 'no' as const }));
  const third = await accept(window, await draft(window, { ...form, visits }));
  const visit = visits[0]?.key ?? '';
  const { id: exemptionId } = await window.ask('exemption/ask', {
    applicationId: third.id,
    revision: third.revision,
    visit,
    fact: 'designated',
    reason: '急诊就近抢救',
    evidence: '急诊病历 2023-03-01',
  });
  expect(await heldNow()).toEqual([
    { id: first.id, reason: 'noticeAsked', day: today, until: null },
    { id: second.id, reason: 'review', day: later, until: null },
    { id: third.id, reason: 'special', day: later, until: null },
  ]);

  await asReviewer(window, () => window.ask('exemption/sign', { exemptionId }));
  const { to } = await putUp(window, [first.id]);
  expect(await heldNow()).toEqual([
    { id: first.id, reason: 'noticeRuns', day: later, until: to },
    { id: second.id, reason: 'review', day: later, until: null },
  ]);

  const { revision } = await window.ask('application/get', { id: first.id });
  const { id: objectionId } = await window.ask('notice/object', {
    applicationId: first.id,
    revision,
    by: '李群众',
    contact: '',
    way: 'visit',
    text: '家里有楼房',
    receivedOn: later,
  });
  expect((await heldNow()).find(({ id }) => id === first.id)).toMatchObject({ reason: 'objection', until: null });
  await asReviewer(window, () => window.ask('notice/dismiss', { objectionId, reason: '核实为老房' }));
  passDays(window, 9);
  const { held, rows } = await window.ask('batch/waiting', {});
  expect(held.map(({ application }) => application.id)).toEqual([second.id]);
  expect(rows.map(({ id }) => id)).toEqual([first.id]);
});

test('what was sealed stands in its batch with where the batch stands, before the county said anything', async () => {
  const { id } = await reviewed(window, ownCase(1).form());
  const batch = await window.ask('batch/seal', { applicationIds: [id] });
  const { rows, hasReceipt } = await window.ask('sync/cases', { batchId: batch.id });
  expect(hasReceipt).toBe(false);
  expect(rows).toMatchObject([{ applicationId: id, stage: 'sealed', at: batch.sealedAt, seq: 1, isReplaced: false }]);
  expect(await heldNow()).toEqual([]);
});
