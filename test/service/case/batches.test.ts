import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idCheckCharacter } from '#shared/id-number.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { accept, confirmed, draft, reviewed, sealAll } from '../support/desk.ts';
import { ownCase, typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

const county = testCounty();
let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(county.publicFile));
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const batchFiles = (): string[] =>
  readdirSync(join(folder.dataDir, 'batches')).filter((name) => name.endsWith('.aidbatch'));
const one = (index: number) => typedForm(STAYS.slice(index, index + 1));

describe('sealing', () => {
  test('needs the county key, which can come later', async () => {
    await window.close();
    folder.remove();
    folder = testFolder();
    window = openWindow(folder.dataDir, folder.packsDir);
    await setUp(window);
    const { id } = await reviewed(window, one(0));
    expect(await window.ask('batch/waiting', {})).toMatchObject({ countyName: null, rows: [{ id }] });
    expect(await window.refused('batch/seal', { applicationIds: [id] })).toEqual({ code: 'NO_COUNTY_KEY' });
    expect(await window.refused('station/importCountyKey', { text: 'nothing' })).toEqual({ code: 'BAD_COUNTY_KEY' });
    const text = JSON.stringify(county.publicFile);
    const summary = await window.ask('setup/checkCountyKey', { text });
    expect(await window.ask('station/importCountyKey', { text })).toEqual(summary);
    expect(await window.ask('app/status', {})).toMatchObject({ station: { county: summary } });
    expect(await window.ask('batch/seal', { applicationIds: [id] })).toMatchObject({ seq: 1 });
    window = await window.restart();
    await unlock(window);
    expect(await window.ask('app/status', {})).toMatchObject({ station: { county: summary } });
  });

  test('takes only confirmed applications, all or none', async () => {
    const settled = await reviewed(window, one(0));
    const accepted = await accept(window, await draft(window, one(1)));
    for (const other of [accepted.id, 'nobody']) {
      expect(await window.refused('batch/seal', { applicationIds: [settled.id, other] })).toMatchObject({
        code: other === 'nobody' ? 'NOT_FOUND' : 'WRONG_STATUS',
      });
    }
    expect(await window.ask('application/get', { id: settled.id })).toMatchObject({ status: 'reviewed' });
    expect((await window.ask('batch/list', {})).rows).toEqual([]);
    expect(await window.ask('batch/seal', { applicationIds: [settled.id, settled.id] })).toMatchObject({ count: 1 });
  });

  test('twice at once takes two numbers, each linked to the one before', async () => {
    const [first, second] = [await reviewed(window, one(0)), await reviewed(window, one(1))];
    const rows = await Promise.all([first, second].map(({ id }) => window.ask('batch/seal', { applicationIds: [id] })));
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2]);
    const headers = rows.map(({ fileName }) => {
      const opened = openBatch(readFileSync(join(folder.dataDir, 'batches', fileName)), county.secret);
      if (!opened.ok) throw new Error(opened.refusal.code);
      return opened.value;
    });
    expect(headers.map(({ header }) => header.prevHash)).toEqual([null, rows[0]?.hash]);
    expect(headers[1]?.header.totalFen).toBe(second.settlement?.payable);
  });

  test('that cannot write its file records nothing, and the next one uses the same number', async () => {
    const { id } = await reviewed(window, one(0));
    writeFileSync(join(folder.dataDir, 'batches'), 'a file where the folder should be');
    expect(await window.refused('batch/seal', { applicationIds: [id] })).toMatchObject({ code: 'FILE_WRITE_FAILED' });
    expect(await window.ask('application/get', { id })).toMatchObject({ status: 'reviewed' });
    expect((await window.ask('batch/list', {})).rows).toEqual([]);
    rmSync(join(folder.dataDir, 'batches'));
    expect(await window.ask('batch/seal', { applicationIds: [id] })).toMatchObject({ seq: 1 });
  });

  test('that died before it was recorded leaves a file that is put aside, never sent', async () => {
    const { id } = await reviewed(window, one(0));
    const first = await window.ask('batch/seal', { applicationIds: [id] });
    const stray = 'AID1-210521198-A-00000002-deadbeef.aidbatch';
    writeFileSync(join(folder.dataDir, 'batches', stray), 'sealed, then the power went');
    const next = await reviewed(window, one(1));
    const second = await window.ask('batch/seal', { applicationIds: [next.id] });
    expect(second.seq).toBe(2);
    expect(batchFiles().sort()).toEqual([first.fileName, second.fileName].sort());
    expect(existsSync(join(folder.dataDir, 'batches', 'never-sealed', stray))).toBe(true);
  });

  test('and changing an application at once never makes a batch that holds something else than the database', async () => {
    const settled = await reviewed(window, one(0));
    const { id, revision, form, settlement } = settled;
    const expected = settlement?.payable ?? 0;
    const results = await Promise.all([
      window.invoke('batch/seal', { applicationIds: [id] }),
      window.invoke('application/reopen', { id, revision, reason: '录错' }),
      window.invoke('application/saveDraft', { id, revision: revision + 1, form: { ...form, note: '改过' } }),
      window.invoke('application/accept', { id, revision: revision + 2 }),
      window.invoke('application/settle', { id, revision: revision + 3, expected }),
    ]);
    // Sealing goes on while its file is written; what was asked after it was done meanwhile.
    expect(results.map(({ ok }) => ok)).toEqual([false, true, true, true, true]);
    expect(results[0]).toMatchObject({ error: { code: 'WRONG_STATUS', detail: { number: settled.number } } });
    expect((await window.ask('batch/list', {})).rows).toEqual([]);
    const row = await sealAll(window, [id]);
    expect(row.seq).toBe(1);
    expect(batchFiles()).toEqual([row.fileName]);
    const opened = openBatch(readFileSync(join(folder.dataDir, 'batches', row.fileName)), county.secret);
    expect(opened.ok && opened.value.records[0]?.record.application).toMatchObject({
      revision: revision + 4,
      note: '改过',
    });
  });

  test('refuses what rests on an application that was taken back since', async () => {
    const own = ownCase(1);
    const dibaoEdge = own.form().identities.map((entry) => ({ ...entry, category: 'dibao_edge' }));
    const first = await reviewed(window, own.form(STAYS.slice(0, 1), { identities: dibaoEdge }));
    const second = await reviewed(window, own.form(STAYS.slice(1, 2), { identities: dibaoEdge }));
    const { id, revision } = first;
    const back = await window.ask('application/reopen', { id, revision, reason: '假票据' });
    await window.ask('application/discard', { id, revision: back.revision });
    expect(await window.refused('batch/seal', { applicationIds: [second.id] })).toMatchObject({
      code: 'SETTLEMENT_OUTDATED',
      detail: { number: second.number },
    });
    expect(await window.ask('application/get', { id: second.id })).toMatchObject({ status: 'reviewed' });
  });

  test('a PC that believes it is 2009 prints what was confirmed, and seals it as it was once its clock is right', async () => {
    const first17 = '21052120180402008';
    const form = one(0);
    const child = { ...form.person, idNumber: `${first17}${idCheckCharacter(first17)}` };
    const settled = await reviewed(window, { ...form, person: child });
    window.clock.pass(-14 * 366 * 86_400);
    const { print } = await window.ask('paper/make', { applicationId: settled.id, kind: 'approval' });
    expect(print.isDraft).toBe(false);
    const call = window.host.calls.at(-1);
    expect(call?.call === 'pdf' && /共核查 \d+ 项，均符合。/.exec(call.html)?.[0]).toBe('共核查 7 项，均符合。');
    const seal = { applicationIds: [settled.id] };
    expect(await window.refused('batch/seal', seal)).toMatchObject({ code: 'CLOCK_SUSPECT' });
    window.clock.pass(14 * 366 * 86_400);
    const { fileName } = await window.ask('batch/seal', seal);
    const opened = openBatch(readFileSync(join(folder.dataDir, 'batches', fileName)), county.secret);
    expect(opened.ok && opened.value.records[0]?.record.person).toMatchObject({ birthDate: '2018-04-02' });
  });

  test('closes an application for good', async () => {
    const { id } = await reviewed(window, one(0));
    await window.ask('batch/seal', { applicationIds: [id] });
    const { revision, form } = await window.ask('application/get', { id });
    const closed = { code: 'WRONG_STATUS' };
    expect(await window.refused('application/reopen', { id, revision, reason: '录错' })).toMatchObject(closed);
    expect(await window.refused('batch/seal', { applicationIds: [id] })).toMatchObject(closed);
    expect(await window.refused('application/saveDraft', { id, revision, form })).toMatchObject({
      code: 'NOT_EDITABLE',
    });
    expect((await window.ask('paper/make', { applicationId: id, kind: 'settlement' })).print.isDraft).toBe(false);
  });
});

describe('data put back to an older state, its mark with it', () => {
  const COPIED = ['app.db', 'head.log'];
  let older: string;

  beforeEach(async () => {
    await reviewed(window, one(0));
    await window.close();
    older = join(folder.dataDir, '..', 'older');
    mkdirSync(older);
    for (const name of COPIED) copyFileSync(join(folder.dataDir, name), join(older, name));
    window = openWindow(folder.dataDir, folder.packsDir);
    await unlock(window);
    const { rows } = await window.ask('batch/waiting', {});
    await window.ask('batch/seal', { applicationIds: rows.map(({ id }) => id) });
    await window.close();
    for (const name of COPIED) copyFileSync(join(older, name), join(folder.dataDir, name));
    window = openWindow(folder.dataDir, folder.packsDir);
  });

  test('is told by the batch file that rests on more, and stops the app', async () => {
    expect(await unlock(window)).toMatchObject({ ok: false, error: { code: 'STORE_BEHIND' } });
    expect(await window.ask('app/status', {})).toMatchObject({ state: 'stopped', code: 'STORE_BEHIND' });
    expect(batchFiles()).toHaveLength(1);
  });

  test('is not said of a file that only looks like a batch', async () => {
    for (const name of batchFiles()) writeFileSync(join(folder.dataDir, 'batches', name), 'AIDB nothing of ours');
    expect(await unlock(window)).toMatchObject({ ok: true });
  });
});

describe('exporting', () => {
  test('is not said to be done when it was cancelled, failed, or reads back differently', async () => {
    const { id } = await reviewed(window, one(0));
    const { id: batchId } = await window.ask('batch/seal', { applicationIds: [id] });
    const { answer } = window.host;
    window.host.answer = async () => ({ ok: true, value: null });
    expect(await window.ask('batch/export', { batchId })).toEqual({ path: null });
    window.host.answer = async () => ({ ok: false, error: 'FILE_WRITE_FAILED' });
    expect(await window.refused('batch/export', { batchId })).toMatchObject({ code: 'FILE_WRITE_FAILED' });
    window.host.answer = async (call) => {
      const reply = await answer(call);
      if (reply.ok && reply.value !== null && 'path' in reply.value) writeFileSync(reply.value.path, 'cut');
      return reply;
    };
    expect(await window.refused('batch/export', { batchId })).toMatchObject({ code: 'FILE_WRITE_FAILED' });
    expect(await window.ask('batch/list', {})).toMatchObject({ rows: [{ state: 'sealed' }] });
    window.host.answer = answer;
    await window.ask('batch/export', { batchId });
    expect(await window.ask('batch/list', {})).toMatchObject({ rows: [{ state: 'exported' }] });
  });

  test('never gives away a file that is not what was sealed', async () => {
    const { id } = await reviewed(window, one(0));
    const { id: batchId, fileName } = await window.ask('batch/seal', { applicationIds: [id] });
    writeFileSync(join(folder.dataDir, 'batches', fileName), 'changed');
    const calls = window.host.calls.length;
    expect(await window.refused('batch/export', { batchId })).toMatchObject({ code: 'FILE_WRITE_FAILED' });
    expect(window.host.calls).toHaveLength(calls);
  });
});

describe('a paper', () => {
  test('that main cannot make leaves nothing behind', async () => {
    const { id } = await draft(window, one(0));
    window.host.answer = async () => ({ ok: false, error: 'PDF_FAILED' });
    expect(await window.refused('paper/make', { applicationId: id, kind: 'approval' })).toMatchObject({
      code: 'PAPER_FAILED',
    });
    expect((await window.ask('application/get', { id })).prints).toEqual([]);
  });

  test('counts its reprints, and its file name names nobody', async () => {
    const { id } = await confirmed(window, one(0));
    for (const reprint of [0, 1]) {
      const { print } = await window.ask('paper/make', { applicationId: id, kind: 'settlement' });
      const call = window.host.calls.at(-1);
      expect(call?.call === 'pdf' && /补打|重打|第 ?2 ?次/.test(call.html)).toBe(reprint > 0);
      await window.ask('paper/save', { printId: print.id });
    }
    const saved = window.host.calls.at(-1);
    expect(saved).toMatchObject({ suggestedName: expect.stringMatching(/^医疗救助费用结算单-\d{12}\.pdf$/) });
  });

  test('of an application that changed meanwhile is not kept under the new revision', async () => {
    const { id, revision, form } = await draft(window, one(0));
    const { answer } = window.host;
    window.host.answer = async (call) => {
      await window.ask('application/saveDraft', { id, revision, form: { ...form, note: '改了' } });
      return answer(call);
    };
    expect(await window.refused('paper/make', { applicationId: id, kind: 'approval' })).toEqual({
      code: 'STALE_REVISION',
    });
  });
});
