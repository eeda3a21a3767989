import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { STAYS } from '../../support/invented-case.ts';
import { confirmed, draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { benxiAt, COUNTY_KEY, installed, signed } from '../support/signed-packs.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, COUNTY_KEY);
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

/** Closes the app, changes the file by hand and logs in again. */
async function tamper(statement: string): Promise<void> {
  await window.close();
  const db = new Sqlite(join(folder.dataDir, 'app.db'), { nativeBinding: process.env['AID_SQLITE_BINDING'] ?? '' });
  db.exec(statement);
  db.close();
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await unlock(window)).toMatchObject({ ok: true });
}

test.each([
  ['was changed', "UPDATE pack SET hash = 'sha256:forged' WHERE version = 3"],
  ['was renumbered', 'UPDATE pack SET version = 9 WHERE version = 3'],
  ['was put under another name', "UPDATE pack SET pack_id = 'other' WHERE version = 3"],
  ['is gone', 'DELETE FROM pack WHERE version = 3'],
  ['is gone with all before it', 'DELETE FROM pack'],
])('a release whose row %s is never replaced by an older one or by that of the program', async (_what, statement) => {
  await installed(window, signed(benxiAt('80%'), 2));
  await installed(window, signed(benxiAt('85%'), 3));
  const { id, form } = await draft(window, typedForm(STAYS.slice(0, 1)));
  await tamper(statement);
  const refusal = { code: 'PACK_DAMAGED', detail: { pack: 'benxi-2023' } };
  expect(await window.refused('application/assess', { id, form })).toEqual(refusal);
  expect((await window.ask('policy/list', {})).packs.map((pack) => pack.id)).not.toContain('benxi-2023');
});

test('an older release whose row was changed does not stop the newest one', async () => {
  const newest = benxiAt('85%');
  await installed(window, signed(benxiAt('80%'), 2));
  await installed(window, signed(newest, 3));
  await tamper("UPDATE pack SET hash = 'sha256:forged' WHERE version = 2");
  expect((await window.ask('policy/list', {})).packs.find(({ id }) => id === 'benxi-2023')?.hash).toBe(newest.hash);
});

test('a settled case whose release is damaged is named as undecided, not passed over as one that stays', async () => {
  await installed(window, signed(benxiAt('80%'), 2));
  const { id, number, settlement } = await confirmed(window, typedForm(STAYS.slice(0, 1)));
  await tamper("UPDATE pack SET hash = 'sha256:forged' WHERE version = 2");
  expect((await window.ask('application/outdated', {})).rows).toMatchObject([
    { id, number, isDue: true, before: settlement?.payable, after: null, ownAfter: null, recover: 0 },
  ]);
});
