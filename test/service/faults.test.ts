import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draft } from './support/desk.ts';
import { typedForm } from './support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from './support/window.ts';

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

/** Changes the database behind the app's back. */
function tamper(sql: string): void {
  const db = new Sqlite(join(folder.dataDir, 'app.db'), { nativeBinding: process.env['AID_SQLITE_BINDING'] });
  db.exec(sql);
  db.close();
}

test('a row changed by another tool is refused by name, the others stay usable', async () => {
  const changed = await draft(window, typedForm());
  const other = await draft(window, typedForm());
  await window.close();
  tamper(`UPDATE application SET status = 'settled' WHERE id = '${changed.id}'`);
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect(await window.refused('application/get', { id: changed.id })).toMatchObject({ code: 'ROW_TAMPERED' });
  expect((await window.ask('application/list', {})).rows.map(({ id }) => id)).toEqual([other.id]);
  expect((await window.ask('application/get', { id: other.id })).form).toEqual(other.form);
});

test('data that disappeared stops the app; nothing empty is made in its place', async () => {
  await window.close();
  for (const name of readdirSync(folder.dataDir).filter((entry) => entry.startsWith('app.db'))) {
    renameSync(join(folder.dataDir, name), join(folder.dataDir, '..', name));
  }
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await unlock(window)).toMatchObject({ ok: false, error: { code: 'STORE_MISSING' } });
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'stopped', code: 'STORE_MISSING' });
  expect(readdirSync(folder.dataDir).filter((entry) => entry.startsWith('app.db'))).toEqual([]);
});

test('data another program holds can be opened as soon as it is let go', async () => {
  const second = openWindow(folder.dataDir, folder.packsDir);
  expect(await unlock(second)).toMatchObject({ ok: false, error: { code: 'STORE_BUSY' } });
  expect(await second.ask('app/status', {})).toMatchObject({ state: 'locked' });
  await window.close();
  expect(await unlock(second)).toMatchObject({ ok: true });
  window = second;
});
