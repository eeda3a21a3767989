import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { STATION } from '../../support/invented-case.ts';
import { confirmed, draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const inProfile = (name: string): string => join(folder.dataDir, name);

/** Ends the service, damages the profile, starts anew; gives what the attempt to log in came to. */
async function afterDamage(damage: () => void) {
  await window.close();
  damage();
  window = openWindow(folder.dataDir, folder.packsDir);
  return unlock(window);
}

/** Who and with which password. */
async function keys() {
  const { users } = await window.ask('damage/backups', {});
  return { userId: users[0]?.id ?? '', password: STATION.password };
}

const zeroDatabase = (): void => {
  writeFileSync(inProfile('app.db'), Buffer.alloc(16_384));
  rmSync(inProfile('app.db-wal'), { force: true });
};

/** Hash of every file of the data itself. */
const dataHashes = (): readonly string[] =>
  ['app.db', 'app.db-wal', 'head.log', 'keys.json', 'keys.2.json']
    .filter((name) => existsSync(inProfile(name)))
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(inProfile(name)))
          .digest('hex')}`,
    );

test('a damaged database stops the app; the newest good backup brings the data back from that very screen', async () => {
  const kept = await confirmed(window, typedForm());
  await window.ask('backup/make', {});
  expect(await afterDamage(zeroDatabase)).toMatchObject({ ok: false, error: { code: 'STORE_CORRUPT' } });
  const { backups } = await window.ask('damage/backups', {});
  expect(backups).toMatchObject([
    { row: { place: 'local', facts: { applications: 1 } }, users: [{ name: STATION.userName }] },
  ]);
  const id = backups[0]?.row.id ?? '';
  const wrong = { ...(await keys()), password: '不是这个密码' };
  expect(await window.refused('damage/restore', { id, ...wrong, word: '恢复' })).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'stopped' });
  window.clock.pass(120);
  const report = await window.ask('damage/restore', { id, ...(await keys()), word: '恢复' });
  expect(readFileSync(join(folder.dataDir, report.replaced, 'app.db'))).toEqual(Buffer.alloc(16_384));
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect(await window.ask('application/get', { id: kept.id })).toMatchObject({
    status: 'settled',
    number: kept.number,
  });
});

test('data that is behind is opened for reading: seen and exported, never written, and not one byte of it changes', async () => {
  const seen = await confirmed(window, typedForm());
  expect(await afterDamage(() => rmSync(inProfile('head.log')))).toMatchObject({ error: { code: 'STORE_BEHIND' } });
  const before = dataHashes();
  await window.ask('damage/openForReading', await keys());
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'open', readOnly: true });
  expect(await window.ask('application/get', { id: seen.id })).toMatchObject({ form: seen.form });
  expect((await window.ask('ledger/person', { idNumber: seen.form.person.idNumber })).rows.length).toBeGreaterThan(0);
  for (const refused of [
    window.refused('application/create', {}),
    window.refused('application/saveDraft', { id: seen.id, revision: seen.revision, form: seen.form }),
    window.refused('application/reopen', { id: seen.id, revision: seen.revision, reason: '试' }),
    window.refused('backup/make', {}),
  ]) {
    expect(await refused).toMatchObject({ code: 'READ_ONLY_MODE' });
  }
  const { path, count } = await window.ask('damage/export', { format: 'csv' });
  expect(count).toBe(1);
  const csv = readFileSync(path ?? '', 'utf8');
  expect(csv.startsWith('\u{FEFF}"申请编号"')).toBe(true);
  expect(csv).toContain(seen.form.person.idNumber);
  const json: unknown = JSON.parse(
    readFileSync((await window.ask('damage/export', { format: 'json' })).path ?? '', 'utf8'),
  );
  expect(json).toMatchObject([{ application: { id: seen.id, form: seen.form }, settlement: { packId: 'benxi-2023' } }]);
  await window.ask('session/lock', {});
  expect(await unlock(window)).toMatchObject({ ok: false, error: { code: 'STORE_BEHIND' } });
  expect(dataHashes()).toEqual(before);
  expect(existsSync(inProfile('inspect'))).toBe(false);
});

test('keys damaged in both copies come from a backup; the data stays as it is and opens with the password of then', async () => {
  const kept = await draft(window, typedForm());
  await window.ask('backup/make', {});
  const later = await draft(window, typedForm());
  await window.close();
  for (const name of ['keys.json', 'keys.2.json']) writeFileSync(inProfile(name), '{"broken":');
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'stopped', code: 'KEYS_DAMAGED' });
  const { backups } = await window.ask('damage/backups', {});
  const id = backups[0]?.row.id ?? '';
  const userId = backups[0]?.users[0]?.id ?? '';
  const before = readFileSync(inProfile('keys.json'), 'utf8');
  expect(await window.refused('damage/restoreKeys', { id, userId, password: '不是这个密码' })).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
  expect(readFileSync(inProfile('keys.json'), 'utf8')).toBe(before);
  window.clock.pass(120);
  await window.ask('damage/restoreKeys', { id, userId, password: STATION.password });
  expect(await unlock(window)).toMatchObject({ ok: true });
  const ids = (await window.ask('application/list', {})).rows.map((each) => each.id);
  expect(ids.toSorted()).toEqual([kept.id, later.id].toSorted());
  const [aside = ''] = readdirSync(folder.dataDir).filter((name) => name.startsWith('replaced-keys-'));
  expect(readFileSync(inProfile(join(aside, 'keys.json')), 'utf8')).toBe('{"broken":');
});

test('one damaged copy of the keys is healed from the other one', async () => {
  const whole = readFileSync(inProfile('keys.json'));
  expect(await afterDamage(() => writeFileSync(inProfile('keys.json'), whole.subarray(0, 200)))).toMatchObject({
    ok: true,
  });
  expect(readFileSync(inProfile('keys.json'))).toEqual(readFileSync(inProfile('keys.2.json')));
});

test('another look finds what came back: a disk that was missing needs no restart', async () => {
  expect(
    await afterDamage(() => {
      cpSync(inProfile('app.db'), inProfile('away'));
      rmSync(inProfile('app.db'));
    }),
  ).toMatchObject({ ok: false, error: { code: 'STORE_MISSING' } });
  cpSync(inProfile('away'), inProfile('app.db'));
  await window.ask('damage/lookAgain', {});
  expect(await unlock(window)).toMatchObject({ ok: true });
  // Under somebody who works nothing is looked at, and nothing left ready is exchanged.
  mkdirSync(inProfile('restore-ready'));
  expect(await window.refused('damage/lookAgain', {})).toMatchObject({ code: 'NOT_LOCKED' });
  expect(existsSync(inProfile('restore-ready'))).toBe(true);
});

test('what was exported while the data was open for reading stands in the operation records after the restore', async () => {
  await confirmed(window, typedForm());
  await window.ask('backup/make', {});
  await afterDamage(() => rmSync(inProfile('head.log')));
  await window.ask('damage/openForReading', await keys());
  await window.ask('damage/export', { format: 'csv' });
  await window.ask('damage/export', { format: 'json' });
  await window.ask('session/lock', {});
  expect(await unlock(window)).toMatchObject({ ok: false });
  const [offered] = (await window.ask('damage/backups', {})).backups;
  await window.ask('damage/restore', { ...(await keys()), id: offered?.row.id ?? '', word: '恢复' });
  await unlock(window);
  const filter = { userId: null, group: null, about: '', from: null, to: null };
  const exportsIn = async () =>
    (await window.ask('audit/list', { filter, before: 0, limit: 100 })).rows.filter(
      ({ what }) => what === '只读打开时导出数据',
    );
  const told = [
    { reason: '2023-10-20 09:00 只读打开时，窗口一导出全部内容，1 份申请' },
    { reason: '2023-10-20 09:00 只读打开时，窗口一导出表格，1 份申请' },
  ];
  expect(await exportsIn()).toMatchObject(told);
  window = await window.restart();
  await unlock(window);
  expect(await exportsIn()).toMatchObject(told);
});

test('keys of another PC on the same stick are not taken for those of this one', async () => {
  const stick = join(folder.dataDir, '..', 'shared-stick');
  mkdirSync(stick);
  const answerWithStick = (): void => {
    const { answer } = window.host;
    window.host.answer = async (call) =>
      call.call === 'chooseFolder' ? { ok: true, value: { path: stick } } : await answer(call);
  };
  await draft(window, typedForm());
  await window.close();
  const [dataDir, theirs] = [folder.dataDir, join(folder.dataDir, '..', 'their-pc')];
  window = openWindow(theirs, folder.packsDir);
  await setUp(window);
  answerWithStick();
  await window.ask('backup/choosePlace', {});
  await window.ask('backup/make', {});
  await window.close();
  for (const name of ['keys.json', 'keys.2.json']) writeFileSync(join(dataDir, name), '{"broken":');
  window = openWindow(dataDir, folder.packsDir);
  answerWithStick();
  await window.ask('damage/lookElsewhere', {});
  const { backups } = await window.ask('damage/backups', {});
  const [{ row, users } = { row: { id: '' }, users: [] }] = backups;
  const input = { id: row.id, userId: users[0]?.id ?? '', password: STATION.password };
  expect(await window.refused('damage/restoreKeys', input)).toMatchObject({ code: 'BACKUP_OTHER_KEYS' });
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'stopped', code: 'KEYS_DAMAGED' });
  expect(readFileSync(join(dataDir, 'keys.json'), 'utf8')).toBe('{"broken":');
});

test('a user added after a backup is still known when the keys of that backup are chosen and a newer one has theirs', async () => {
  await window.ask('backup/make', {});
  const password = '雪地 麻雀 找到 谷粒';
  await window.ask('user/add', { name: '李复核', roles: ['clerk'], password });
  await window.ask('backup/make', {});
  await window.close();
  for (const name of ['keys.json', 'keys.2.json']) writeFileSync(inProfile(name), '{"broken":');
  window = openWindow(folder.dataDir, folder.packsDir);
  const older = (await window.ask('damage/backups', {})).backups.at(-1);
  const input = { id: older?.row.id ?? '', userId: older?.users[0]?.id ?? '', password: STATION.password };
  expect(older?.users).toHaveLength(1);
  await window.ask('damage/restoreKeys', input);
  expect((await window.ask('damage/backups', {})).users.map(({ name }) => name)).toContain('李复核');
});

test('a backup that is gone changes no key file, and what a crash left of looking into one is cleared at the start', async () => {
  await window.ask('backup/make', {});
  const { backups } = await (async () => {
    await window.close();
    for (const name of ['keys.json', 'keys.2.json']) writeFileSync(inProfile(name), '{"broken":');
    for (const name of ['backup-drill', 'restore-work', 'inspect']) {
      mkdirSync(inProfile(name));
      writeFileSync(join(inProfile(name), 'app.db'), 'amounts in clear');
    }
    window = openWindow(folder.dataDir, folder.packsDir);
    return window.ask('damage/backups', {});
  })();
  expect(readdirSync(folder.dataDir).filter((name) => /^(backup-drill|restore-work|inspect)$/.test(name))).toEqual([]);
  const row = backups[0]?.row ?? { id: '', name: '' };
  rmSync(join(folder.dataDir, 'backups', row.name));
  const input = { id: row.id, userId: backups[0]?.users[0]?.id ?? '', password: STATION.password };
  expect(await window.refused('damage/restoreKeys', input)).toMatchObject({ code: 'FILE_READ_FAILED' });
  expect(readFileSync(inProfile('keys.json'), 'utf8')).toBe('{"broken":');
  expect(readdirSync(folder.dataDir).filter((name) => name.startsWith('replaced-keys-'))).toEqual([]);
});

test('who is no administrator neither restores nor exports from the screen that stopped the app', async () => {
  const password = '雪地 麻雀 找到 谷粒';
  await window.ask('user/add', { name: '李复核', roles: ['reviewer'], password });
  await window.ask('backup/make', {});
  expect(await afterDamage(() => rmSync(inProfile('head.log')))).toMatchObject({ error: { code: 'STORE_BEHIND' } });
  const { backups, users } = await window.ask('damage/backups', {});
  const who = { userId: users.find(({ name }) => name === '李复核')?.id ?? '', password };
  const id = backups[0]?.row.id ?? '';
  expect(await window.refused('damage/restore', { id, ...who, word: '恢复' })).toMatchObject({ code: 'FORBIDDEN' });
  await window.ask('damage/openForReading', who);
  expect(await window.refused('damage/export', { format: 'csv' })).toMatchObject({ code: 'FORBIDDEN' });
});
