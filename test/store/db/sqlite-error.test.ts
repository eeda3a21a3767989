import { expect, test } from 'vitest';
import { primaryCode, sqliteFault, withFaults } from '../../../electron/store/db/sqlite-error.ts';

test.each([
  ['SQLITE_FULL', 'DISK_FULL'],
  ['SQLITE_IOERR', 'STORE_IO'],
  ['SQLITE_IOERR_FSYNC', 'STORE_IO'],
  ['SQLITE_READONLY_DIRECTORY', 'STORE_READ_ONLY'],
  ['SQLITE_CANTOPEN_ISDIR', 'STORE_READ_ONLY'],
  ['SQLITE_BUSY_RECOVERY', 'STORE_BUSY'],
  ['SQLITE_CORRUPT_VTAB', 'STORE_CORRUPT'],
  ['SQLITE_NOTADB', 'STORE_CORRUPT'],
  ['UNKNOWN_SQLITE_ERROR_8714', 'STORE_IO'],
])('%s is %s', (name, code) => {
  expect(sqliteFault(Object.assign(new Error(), { code: name }))?.error).toEqual({ code });
});

test('the low byte of an unknown number is its primary code', () => {
  expect(primaryCode('UNKNOWN_SQLITE_ERROR_8714')).toBe(10);
  expect(primaryCode('ERR_INVALID_ARG_TYPE')).toBeNull();
});

test('a table or column that is not there is a damaged schema: the statements are constants of the program', () => {
  const lacking = Object.assign(new Error('no such column: revision'), { code: 'SQLITE_ERROR' });
  expect(sqliteFault(lacking)?.error).toEqual({ code: 'STORE_CORRUPT' });
  expect(sqliteFault(Object.assign(new Error('near "SELEC": syntax error'), { code: 'SQLITE_ERROR' }))).toBeNull();
});

test('what is no fault of disk or file stays the bug it is', () => {
  const bug = Object.assign(new Error('UNIQUE'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
  expect(sqliteFault(bug)).toBeNull();
  expect(() =>
    withFaults(() => {
      throw bug;
    }),
  ).toThrow(bug);
});
