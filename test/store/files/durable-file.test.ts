import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDurably } from '../../../electron/store/files/durable-file.ts';
import { fileError, isMissing } from '../../../electron/store/files/file-error.ts';
import { freshFolder } from '../support/fixtures.ts';
import { codeOf } from '../support/test-env.ts';

test('a file is written whole, folders included, and no part file stays', () => {
  const path = join(freshFolder(), 'a', 'b', 'file.bin');
  writeDurably(path, 'one');
  writeDurably(path, Buffer.from('two'));
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(existsSync(`${path}.part`)).toBe(false);
});

test('a failure leaves the old content and no part file', () => {
  const path = join(freshFolder(), 'file.bin');
  mkdirSync(path);
  writeFileSync(join(path, 'kept'), 'kept');
  expect(codeOf(() => writeDurably(path, 'new'))).toBe('STORE_IO');
  expect(readFileSync(join(path, 'kept'), 'utf8')).toBe('kept');
  expect(existsSync(`${path}.part`)).toBe(false);
});

test.each([
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['EFBIG', 'DISK_FULL'],
  ['EACCES', 'STORE_READ_ONLY'],
  ['EROFS', 'STORE_READ_ONLY'],
  ['EIO', 'STORE_IO'],
])('%s is %s', (code, expected) => {
  expect(fileError(Object.assign(new Error(), { code })).error).toEqual({ code: expected });
});

test('only a file that is not there is missing', () => {
  expect(isMissing(Object.assign(new Error(), { code: 'ENOENT' }))).toBe(true);
  expect(isMissing(Object.assign(new Error(), { code: 'EIO' }))).toBe(false);
  expect(isMissing(null)).toBe(false);
});
