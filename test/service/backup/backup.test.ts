import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { draft, reviewed } from '../support/desk.ts';
import { ownCase, typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let stick: string;

beforeEach(async () => {
  folder = testFolder();
  stick = mkdtempSync(join(tmpdir(), 'aid-stick-'));
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  answerFolders(stick);
});
afterEach(async () => {
  await window.close();
  folder.remove();
  rmSync(stick, { recursive: true, force: true });
});

/** From now on the folder dialog answers with this one. */
function answerFolders(path: string): void {
  const { answer } = window.host;
  window.host.answer = async (call) =>
    call.call === 'chooseFolder' ? { ok: true, value: { path } } : await answer(call);
}

/** Waits until the data was backed up by itself. */
async function backedUp(count: number): Promise<void> {
  window.clock.pass(30);
  await expect.poll(async () => (await window.ask('backup/view', {})).rows.length).toBe(count);
}

const sealedIn = (where: string): readonly string[] => readdirSync(where).filter((name) => name.endsWith('.aidbak'));

const ALL_ENTRIES = { userId: null, group: null, about: '', from: null, to: null };

test('soon after a log-in, and after each sealed batch, the data is backed up without anybody asking', async () => {
  await backedUp(1);
  const application = await reviewed(window, typedForm());
  await window.ask('batch/seal', { applicationIds: [application.id] });
  await backedUp(2);
  const { rows, local } = await window.ask('backup/view', {});
  expect(rows.map(({ facts }) => facts?.reason)).toEqual(['batch', 'unlock']);
  expect(local).toMatchObject({ failure: null });
  // Logged in again within four hours there is nothing new to do; a day later there is.
  await window.ask('session/lock', {});
  expect(await unlock(window)).toMatchObject({ ok: true });
  window.clock.pass(25 * 3600);
  await backedUp(3);
  expect((await window.ask('backup/view', {})).rows[0]?.facts?.reason).toBe('unlock');
});

test('a second place gets every backup; when it is gone, that is said, and the other one is still made', async () => {
  expect(await window.ask('backup/choosePlace', {})).toEqual({ folder: stick });
  expect(await window.ask('backup/make', {})).toMatchObject({ second: { failure: null } });
  expect(sealedIn(stick)).toHaveLength(1);
  const good = (await window.ask('backup/view', {})).second?.lastAt;
  renameSync(stick, `${stick}-pulled`);
  window.clock.pass(3600);
  const made = await window.ask('backup/make', {});
  expect(made.second?.failure).toMatch(/找不到原来的备份盘/);
  expect((await window.ask('backup/view', {})).second).toMatchObject({
    lastAt: good,
    failure: { text: made.second?.failure },
  });
  renameSync(`${stick}-pulled`, stick);
  expect((await window.ask('backup/view', {})).rows.map(({ place }) => place).sort()).toEqual([
    'local',
    'local',
    'second',
  ]);
});

test('a drill says what is in a backup and what came since, and touches nothing', async () => {
  const application = await draft(window, typedForm());
  const { name } = await window.ask('backup/make', {});
  await draft(window, typedForm());
  const report = await window.ask('backup/drill', { id: `local/${name}` });
  expect(report).toMatchObject({ name, isSound: true, applications: 1, wrongFiles: 0, wrongEntry: null });
  expect(report.later).toBeGreaterThan(0);
  expect((await window.ask('backup/view', {})).drill).toEqual(report);
  expect((await window.ask('application/list', {})).rows.map(({ id }) => id)).toContain(application.id);
});

test('a damaged backup is refused by drill and restore, and the data stays', async () => {
  const { name } = await window.ask('backup/make', {});
  const path = join(folder.dataDir, 'backups', name);
  rmSync(path);
  writeFileSync(path, 'AIDBAK1\nnot one');
  expect((await window.ask('backup/view', {})).rows).toMatchObject([{ name, facts: null }]);
  const id = `local/${name}`;
  expect(await window.refused('backup/drill', { id })).toMatchObject({ code: 'BACKUP_DAMAGED' });
  expect(await window.refused('backup/restore', { id, word: '恢复' })).toMatchObject({ code: 'BACKUP_DAMAGED' });
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'open' });
});

test('a restore needs the word, locks, brings the backup back, and says after the log-in what it lost', async () => {
  const kept = await draft(window, typedForm());
  const { name } = await window.ask('backup/make', {});
  const lost = await draft(window, typedForm());
  const id = `local/${name}`;
  expect(await window.invoke('backup/restore', { id, word: '不' })).toMatchObject({
    ok: false,
    error: { code: 'BAD_INPUT' },
  });
  const report = await window.ask('backup/restore', { id, word: '恢复' });
  expect(report.lostEntries).toBeGreaterThan(0);
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'locked' });
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect((await window.ask('application/list', {})).rows.map((row) => row.id)).toEqual([kept.id]);
  expect(await window.refused('application/get', { id: lost.id })).toMatchObject({ code: 'NOT_FOUND' });
  const { restore, rows } = await window.ask('backup/view', {});
  expect(restore).toMatchObject({ name, lostEntries: report.lostEntries, replaced: report.replaced });
  expect(rows.map((row) => row.name)).toContain(name);
  await window.ask('backup/confirmRestore', {});
  expect((await window.ask('backup/view', {})).restore).toBeNull();
  // The log is sound, but what the restore took out of it is not passed over.
  const verdict = await window.ask('audit/verify', {});
  const { rows: entries, total } = await window.ask('audit/list', { filter: ALL_ENTRIES, before: 0, limit: 500 });
  const by = entries.find(({ what }) => what === '从备份恢复')?.seq ?? 0;
  expect(verdict).toMatchObject({ state: 'sound', entries: total, gaps: [{ by, to: by - 1 }] });
  if (verdict.state === 'sound')
    expect(verdict.gaps.map(({ from, to }) => to - from + 1)).toEqual([report.lostEntries]);
});

test('cases of a batch that a restore has lost are not sealed again until somebody has looked into it', async () => {
  const first = await reviewed(window, typedForm());
  const { name } = await window.ask('backup/make', {});
  const sealed = await window.ask('batch/seal', { applicationIds: [first.id] });
  const report = await window.ask('backup/restore', { id: `local/${name}`, word: '恢复' });
  expect(report.lostBatches).toEqual([sealed.fileName]);
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect(await window.refused('batch/seal', { applicationIds: [first.id] })).toMatchObject({
    code: 'RESTORE_UNCHECKED',
    detail: { batches: sealed.fileName },
  });
  await window.ask('backup/confirmRestore', {});
  const again = await window.ask('batch/seal', { applicationIds: [first.id] });
  expect(again.seq).toBe(sealed.seq + 1);
  // And the next log-in finds a whole history.
  window = await window.restart();
  expect(await unlock(window)).toMatchObject({ ok: true });
  await expect.poll(() => window.ask('app/health', {})).toMatchObject({ state: 'sound' });
});

test('a backup elsewhere is found in the folder one points to', async () => {
  await window.ask('backup/choosePlace', {});
  await window.ask('backup/make', {});
  await window.ask('backup/forgetPlace', {});
  expect((await window.ask('backup/view', {})).rows.map(({ place }) => place)).toEqual(['local']);
  expect(await window.ask('backup/lookElsewhere', {})).toEqual({ found: 1 });
  const { rows } = await window.ask('backup/view', {});
  expect(rows.map(({ place }) => place).sort()).toEqual(['local', 'other']);
  const other = rows.find(({ place }) => place === 'other');
  expect(await window.ask('backup/drill', { id: other?.id ?? '' })).toMatchObject({ isSound: true });
});

test('locking ends a backup that is under way, and nothing half-made stays', async () => {
  mkdirSync(join(folder.dataDir, 'backups'), { recursive: true });
  const making = window.invoke('backup/make', {});
  await window.ask('session/lock', {});
  expect(await making).toMatchObject({ ok: false });
  expect(readdirSync(join(folder.dataDir, 'backups')).filter((name) => name.includes('.aidbak'))).toEqual([]);
});

test('what a restore replaces is backed up before, and one can go back to it knowing what each way loses', async () => {
  const kept = await draft(window, typedForm());
  const { name } = await window.ask('backup/make', {});
  const later = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  const { fileName } = await window.ask('batch/seal', { applicationIds: [later.id] });
  const { rows: all } = await window.ask('backup/view', {});
  expect(await window.ask('backup/since', { seq: all[0]?.facts?.entries ?? 0 })).toEqual({
    applications: 1,
    named: [`${later.number} 佟桂芝`],
    isMore: false,
    batches: [fileName],
  });
  const first = await window.ask('backup/restore', { id: `local/${name}`, word: '恢复' });
  await unlock(window);
  const other = await draft(window, typedForm());
  const { changeBack, rows, kept: replaced } = await window.ask('backup/view', {});
  const before = rows.find(({ id }) => id === changeBack?.id);
  expect(before?.facts).toMatchObject({ reason: 'restore', applications: 2 });
  expect(changeBack).toMatchObject({ backEntries: first.lostEntries, backBatches: [fileName], lostBatches: [] });
  expect(changeBack?.lostEntries).toBeGreaterThan(0);
  expect(await window.ask('backup/since', { seq: before?.facts?.entries ?? 0 })).toEqual({
    applications: 1,
    named: ['未编号 佟桂芝'],
    isMore: false,
    batches: [],
  });
  expect(replaced).toMatchObject([{ kind: 'data', name: first.replaced, size: expect.any(Number) }]);

  expect((await window.ask('backup/view', {})).restore).toMatchObject({ isChangeBack: false });

  await window.ask('backup/restore', { id: changeBack?.id ?? '', word: '恢复' });
  await unlock(window);
  expect((await window.ask('backup/view', {})).restore).toMatchObject({ isChangeBack: true });
  const ids = (await window.ask('application/list', { status: 'all' })).rows.map((row) => row.id);
  expect(ids.toSorted()).toEqual([kept.id, later.id].toSorted());
  expect((await window.ask('batch/list', {})).rows).toMatchObject([{ fileName }]);
  expect(ids).not.toContain(other.id);
  expect(await window.ask('audit/verify', {})).toMatchObject({ state: 'sound' });

  // And over again: each way back is the one that was just left, and no number is given twice.
  for (const expected of [
    [kept.id, other.id],
    [kept.id, later.id],
  ]) {
    const { changeBack: again } = await window.ask('backup/view', {});
    await window.ask('backup/restore', { id: again?.id ?? '', word: '恢复' });
    await unlock(window);
    const { rows: found } = await window.ask('application/list', { status: 'all' });
    expect(found.map((row) => row.id).toSorted()).toEqual(expected.toSorted());
    expect((await window.ask('backup/view', {})).restore).toMatchObject({ isChangeBack: true });
    expect(await window.ask('audit/verify', {})).toMatchObject({ state: 'sound' });
  }
  await window.ask('backup/confirmRestore', {});
  const last = await reviewed(window, ownCase(4).form(STAYS.slice(1, 2)));
  expect(last.number).not.toBe(later.number);
  expect((await window.ask('batch/seal', { applicationIds: [last.id] })).fileName).not.toBe(fileName);
});

test('what was replaced goes only after the next good backup, by hand or by the rule, and never the last of its kind', async () => {
  const { name } = await window.ask('backup/make', {});
  const folders = [];
  for (let at = 0; at < 2; at += 1) {
    await window.ask('backup/restore', { id: `local/${name}`, word: '恢复' });
    await unlock(window);
    folders.push((await window.ask('backup/view', {})).kept[0]?.name ?? '');
    window.clock.pass(60);
  }
  const [older = '', newer = ''] = folders;
  expect(await window.refused('backup/removeKept', { name: newer })).toMatchObject({ code: 'KEPT_NEEDED' });
  window.clock.pass(91 * 86_400);
  await window.ask('backup/make', {});
  const { kept } = await window.ask('backup/view', {});
  expect(kept.map((each) => each.name)).toEqual([newer]);
  expect(existsSync(join(window.dataDir, older))).toBe(false);
  expect(await window.refused('backup/removeKept', { name: 'replaced-20200101T000000' })).toMatchObject({
    code: 'NOT_FOUND',
  });
  await window.ask('backup/removeKept', { name: newer });
  expect((await window.ask('backup/view', {})).kept).toEqual([]);
  expect(existsSync(join(window.dataDir, newer))).toBe(false);
});
