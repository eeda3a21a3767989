import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import { toDay } from '#shared/day.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { recheckRecord } from '../../../county/recheck/recheck-record.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { BENXI } from '../../rules/support/benxi.ts';
import { EXPECTED, PERSON, REVIEWER, STATION, STAYS } from '../../support/invented-case.ts';
import { accept, assessed, draft, review, settle } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { setUp, sha256, testFolder, TINY_PDF, unlock, type Window, openWindow } from '../support/window.ts';

// One case from an empty folder to the county, in the order of a clerk's day; each test goes on from the one before.
const county = testCounty();
const folder = testFolder();
let window: Window;
let recoveryCode = '';
let detail: ApplicationDetail;

beforeAll(() => {
  window = openWindow(folder.dataDir, folder.packsDir);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

test('an empty folder is fresh, and the set-up opens it with the county key imported', async () => {
  expect(await window.ask('app/status', {})).toEqual({ state: 'fresh', version: '0.1.0', today: '2023-10-20' });
  recoveryCode = await setUp(window, JSON.stringify(county.publicFile));
  expect(recoveryCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{2,4}){8}$/);
  const status = await window.ask('app/status', {});
  expect(status).toMatchObject({
    state: 'open',
    station: { townshipName: STATION.townshipName, county: { name: '测试县医疗保障局', keyId: county.key.keyId } },
    user: { name: STATION.userName },
    recoveryConfirmed: false,
  });
  expect(window.events).toContainEqual({ event: 'session/changed', payload: { state: 'open' } });
});

test('the recovery code is printed and confirmed once', async () => {
  expect((await window.ask('setup/recoverySheet', { recoveryCode })).bytes).toEqual(TINY_PDF);
  expect(window.host.calls.at(-1)).toMatchObject({ call: 'pdf' });
  expect(
    await window.refused('setup/confirmRecovery', { recoveryCode: recoveryCode.replace(/^.{4}/, '0000') }),
  ).toEqual({
    code: 'WRONG_RECOVERY_CODE',
  });
  await window.ask('setup/confirmRecovery', { recoveryCode });
  expect(await window.ask('app/status', {})).toMatchObject({ recoveryConfirmed: true });
  expect(await window.refused('setup/recoverySheet', { recoveryCode })).toEqual({ code: 'RECOVERY_CONFIRMED' });
});

test('a draft is kept as typed and assessed live', async () => {
  detail = await draft(window, typedForm());
  expect(detail).toMatchObject({ status: 'draft', number: null, form: typedForm(), settlement: null });
  const settlement = await assessed(window, detail);
  expect(settlement).toMatchObject({ status: 'settled', payable: EXPECTED.payableFen, alreadyPaid: 0 });
});

test('a paper made now carries the draft mark', async () => {
  const { print, bytes } = await window.ask('paper/make', { applicationId: detail.id, kind: 'approval' });
  expect(print).toMatchObject({ kind: 'approval', isDraft: true, pages: 1, sha256: sha256(TINY_PDF) });
  expect(bytes).toEqual(TINY_PDF);
});

test('accepting gives a number and finds the person again', async () => {
  detail = await accept(window, detail);
  expect(detail).toMatchObject({ status: 'accepted', number: '210521198-A-2023-00001' });
  const { match } = await window.ask('person/find', { idNumber: PERSON.idNumber, except: detail.id });
  expect(match).toMatchObject({
    name: PERSON.name,
    account: { number: PERSON.account },
    identities: [{ category: 'dibao', from: PERSON.identityFrom, to: '', source: PERSON.source }],
    applications: [],
  });
});

test('confirming freezes the settlement and writes the ledger', async () => {
  detail = await settle(window, detail);
  expect(detail).toMatchObject({ status: 'settled', settlement: { payable: EXPECTED.payableFen, status: 'settled' } });
  const { rows } = await window.ask('ledger/person', { idNumber: PERSON.idNumber });
  expect(rows.map(({ year, kind, fundName, amount }) => [year, kind, fundName, amount])).toEqual([
    [2023, 'settlement', '基本救助', EXPECTED.basicFen],
    [2023, 'settlement', '倾斜救助', EXPECTED.tiltFen],
  ]);
});

test('both papers are made without the mark, kept, opened and saved', async () => {
  for (const kind of ['settlement', 'approval'] as const) {
    const { print } = await window.ask('paper/make', { applicationId: detail.id, kind });
    expect(print.isDraft).toBe(false);
    const call = window.host.calls.at(-1);
    expect(call?.call === 'pdf' && call.html.includes(PERSON.name)).toBe(true);
    expect((await window.ask('paper/open', { printId: print.id })).bytes).toEqual(TINY_PDF);
    const { path } = await window.ask('paper/save', { printId: print.id });
    expect(readFileSync(path ?? '')).toEqual(Buffer.from(TINY_PDF));
  }
  detail = await window.ask('application/get', { id: detail.id });
  expect(detail.prints.map(({ kind, isDraft }) => [kind, isDraft])).toEqual([
    ['approval', true],
    ['settlement', false],
    ['approval', false],
  ]);
});

test('who settled cannot review it; a second person does, and then it waits for a batch', async () => {
  const { id, revision } = detail;
  expect(await window.refused('review/approve', { id, revision })).toEqual({ code: 'FOUR_EYES' });
  expect(await window.refused('batch/seal', { applicationIds: [id] })).toEqual({
    code: 'NOT_REVIEWED',
    detail: { number: detail.number },
  });
  expect(await window.ask('review/list', {})).toMatchObject({ rows: [{ settledBy: STATION.userName, isOwn: true }] });
  await review(window, [id]);
  detail = await window.ask('application/get', { id });
  expect(detail).toMatchObject({ status: 'reviewed', revision, review: { reviewedBy: REVIEWER.name, permitNo: null } });
  expect(await window.ask('review/list', {})).toEqual({ rows: [], passed: [] });
});

test('sealing gives a batch that the county opens and agrees with', async () => {
  const waiting = await window.ask('batch/waiting', {});
  expect(waiting).toMatchObject({ total: EXPECTED.payableFen, countyName: '测试县医疗保障局' });
  const row = await window.ask('batch/seal', { applicationIds: waiting.rows.map(({ id }) => id) });
  expect(row).toMatchObject({ seq: 1, count: 1, total: EXPECTED.payableFen, state: 'sealed' });
  const { path } = await window.ask('batch/export', { batchId: row.id });
  const file = readFileSync(path ?? '');
  expect(sha256(file)).toBe(row.hash);
  const opened = openBatch(file, county.secret);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { record } = opened.value.records[0] ?? {};
  expect(record).toMatchObject({
    application: { id: detail.id, number: detail.number, clerk: { name: STATION.userName } },
    person: { idNumber: PERSON.idNumber, name: PERSON.name },
    account: { number: PERSON.account },
    payableFen: EXPECTED.payableFen,
    papers: [{ kind: 'settlement' }, { kind: 'approval' }],
  });
  if (record === undefined) throw new Error('The batch holds one record');
  expect(recheckRecord(record, new Map([[BENXI.hash, BENXI]]), toDay('2023-10-20'))).toEqual({ verdict: 'same' });
  expect(record.visits.map(({ hospital, bill }) => [hospital, bill.number])).toEqual(
    STAYS.map(({ hospital, bill }) => [hospital, bill[1]]),
  );
  expect((await window.ask('batch/list', {})).rows).toMatchObject([{ id: row.id, state: 'exported' }]);
});

test('locking and a restart lose nothing, to the fen', async () => {
  const before = await window.ask('application/get', { id: detail.id });
  expect(before).toMatchObject({ status: 'sealed', batchFile: expect.stringMatching(/^AID1-210521198-A-00000001-/) });
  await window.ask('session/lock', {});
  expect(await window.refused('application/list', {})).toEqual({ code: 'LOCKED' });
  window = await window.restart();
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'locked', townshipName: STATION.townshipName });
  expect(await unlock(window)).toEqual({ ok: true, value: {} });
  expect(await window.ask('application/get', { id: detail.id })).toEqual(before);
  const { rows } = await window.ask('application/list', {});
  expect(rows).toMatchObject([
    {
      status: 'sealed',
      personName: PERSON.name,
      idNumberMasked: '210521********312X',
      visitCount: 3,
      totalCost: 34_327_311,
      payable: EXPECTED.payableFen,
    },
  ]);
  const { path } = await window.ask('batch/export', {
    batchId: (await window.ask('batch/list', {})).rows[0]?.id ?? '',
  });
  expect(openBatch(readFileSync(path ?? ''), county.secret).ok).toBe(true);
});

test('nothing personal is readable in the log', () => {
  const log = readFileSync(join(folder.dataDir, 'logs', 'service.log'), 'utf8');
  expect(log).toContain('application/settle');
  for (const secret of [PERSON.idNumber, PERSON.name, PERSON.account, PERSON.phone, recoveryCode]) {
    expect(log).not.toContain(secret);
  }
});
