import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { type OldPage, putPage, takePage } from '../../store/support/files/old-page.ts';
import { STAYS } from '../../support/invented-case.ts';
import { accept, confirmed, draft, reviewed, settle } from '../support/desk.ts';
import { ownCase, typedForm } from '../support/forms/invented-form.ts';
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

const sqliteBinding = process.env['AID_SQLITE_BINDING'] ?? '';
const SOUND = { state: 'sound', seq: null, about: null, damaged: [], hidden: [], isFileDamaged: false };

/** Closes the app, changes the file by hand as SQLite lets anybody do, and logs in again. */
async function tamper(statement: string): Promise<void> {
  await meanwhile(() => {
    const db = new Sqlite(join(folder.dataDir, 'app.db'), { nativeBinding: sqliteBinding });
    db.exec(statement);
    db.close();
  });
}

/** Closes the app, does something to its files, logs in again and waits for the check. */
async function meanwhile(work: () => void): Promise<void> {
  await window.close();
  work();
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await unlock(window)).toMatchObject({ ok: true });
  await expect.poll(() => window.events).toContainEqual({ event: 'health/changed', payload: {} });
}

test('sound data is said to be sound soon after each log-in', async () => {
  await confirmed(window, typedForm(STAYS.slice(0, 1)));
  await tamper('SELECT 1');
  expect(await window.ask('app/health', {})).toEqual(SOUND);
});

test('an application that was changed by hand is named, though no list shows it', async () => {
  const { id } = await draft(window, typedForm());
  await tamper("UPDATE application SET created_at = '2020-01-01T00:00:00.000+08:00'");
  expect(await window.ask('application/list', {})).toMatchObject({ rows: [], total: 0 });
  expect(await window.ask('app/health', {})).toMatchObject({
    state: 'wrong',
    damaged: [{ label: '申请', id, number: null, name: '佟桂芝' }],
  });
});

test('an amount of the ledger that was changed by hand is found', async () => {
  await confirmed(window, typedForm(STAYS.slice(0, 1)));
  await tamper('DROP TRIGGER ledger_entry_is_never_changed; UPDATE ledger_entry SET amount = amount + 100');
  expect(await window.ask('app/health', {})).toMatchObject({
    state: 'wrong',
    seq: expect.any(Number),
    about: { number: '210521198-A-2023-00001', name: '佟桂芝' },
    damaged: [],
  });
});

test('an application that was changed by hand is locked, and the others go on to their settlement', async () => {
  const bad = await confirmed(window, typedForm(STAYS.slice(0, 1)));
  const good = await draft(window, ownCase(7).form(STAYS.slice(0, 1)));
  await tamper(`UPDATE application SET payable = payable + 1 WHERE id = '${bad.id}'`);
  expect(await window.ask('app/health', {})).toMatchObject({
    damaged: [{ label: '申请', id: bad.id, number: '210521198-A-2023-00001', name: '佟桂芝' }],
  });
  expect(await window.refused('application/get', { id: bad.id })).toMatchObject({ code: 'ROW_TAMPERED' });
  expect(await window.ask('application/list', {})).toMatchObject({ rows: [{ id: good.id }] });
  expect(await settle(window, await accept(window, good))).toMatchObject({ status: 'settled' });
});

test('a bill that an index no longer leads to is told, and so it is by the check of the operation records', async () => {
  const place = { dataDir: folder.dataDir, sqliteBinding };
  let older: OldPage | null = null;
  await meanwhile(() => {
    older = takePage(place, 'bill_by_number');
  });
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  await meanwhile(() => {
    if (older !== null) putPage(place, older);
  });
  expect(await window.ask('app/health', {})).toEqual({ ...SOUND, state: 'wrong', hidden: ['票据'] });
  expect(await window.ask('audit/verify', {})).toMatchObject({
    state: 'hidden',
    sentence: expect.stringContaining('票据'),
  });
  // Nothing is paid on the word of an index that may hide that it was paid before.
  await window.ask('station/importCountyKey', { text: JSON.stringify(testCounty().publicFile) });
  expect(await window.refused('batch/seal', { applicationIds: [id] })).toEqual({
    code: 'RECORDS_HIDDEN',
    detail: { kinds: '票据' },
  });
});
