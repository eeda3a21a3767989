import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

test('tests of store and service run on the Node that the app ships', () => {
  expect(process.versions['electron']).toBe('33.2.1');
  expect(process.versions.modules).toBe('130');
});

test('the addon of the runtime opens a database with the pinned SQLite', () => {
  const db = new Database(':memory:', { nativeBinding: process.env['AID_SQLITE_BINDING'] ?? '' });
  expect(db.prepare('SELECT sqlite_version() AS version').get()).toEqual({ version: '3.47.0' });
  db.close();
});
