import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { STAYS } from '../../support/invented-case.ts';
import { confirmed, draft } from '../support/desk.ts';
import { typedForm } from '../support/invented-form.ts';
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

/** Closes the app, changes the file by hand as SQLite lets anybody do, and logs in again. */
async function tamper(statement: string): Promise<void> {
  await window.close();
  const db = new Sqlite(join(folder.dataDir, 'app.db'), { nativeBinding: process.env['AID_SQLITE_BINDING'] ?? '' });
  db.exec(statement);
  db.close();
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await unlock(window)).toMatchObject({ ok: true });
  await expect.poll(() => window.events).toContainEqual({ event: 'health/changed', payload: {} });
}

test('sound data is said to be sound soon after each log-in', async () => {
  await confirmed(window, typedForm(STAYS.slice(0, 1)));
  await tamper('SELECT 1');
  expect(await window.ask('app/health', {})).toEqual({ state: 'sound', seq: null, damaged: [] });
});

test('an application that was changed by hand is named, though no list shows it', async () => {
  const { id } = await draft(window, typedForm());
  await tamper("UPDATE application SET created_at = '2020-01-01T00:00:00.000+08:00'");
  expect(await window.ask('application/list', {})).toMatchObject({ rows: [], total: 0 });
  expect(await window.ask('app/health', {})).toMatchObject({ state: 'wrong', damaged: [{ label: '申请', id }] });
});

test('an amount of the ledger that was changed by hand is found', async () => {
  await confirmed(window, typedForm(STAYS.slice(0, 1)));
  await tamper('DROP TRIGGER ledger_entry_is_never_changed; UPDATE ledger_entry SET amount = amount + 100');
  expect(await window.ask('app/health', {})).toEqual({ state: 'wrong', seq: expect.any(Number), damaged: [] });
});
