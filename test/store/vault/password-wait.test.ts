import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearWrongPasswords, noteWrongPassword, passwordWait } from '../../../electron/store/vault/password-wait.ts';
import { freshFolder } from '../support/fixtures.ts';
import { testEnv } from '../support/test-env.ts';

test('waits double up to a minute and end by themselves', () => {
  const env = testEnv(freshFolder());
  expect(passwordWait(env)).toBe(0);
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map(() => {
    noteWrongPassword(env);
    return passwordWait(env);
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  env.setNow('2023-06-15T09:00:10+08:00');
  expect(passwordWait(env)).toBe(50);
  env.setNow('2023-06-15T09:01:00+08:00');
  expect(passwordWait(env)).toBe(0);
});

test('a restart does not shorten the wait, a good password ends it', () => {
  const env = testEnv(freshFolder());
  for (let count = 0; count < 3; count += 1) noteWrongPassword(env);
  const restarted = testEnv(env.dataDir);
  expect(passwordWait(restarted)).toBe(4);
  clearWrongPasswords(restarted);
  clearWrongPasswords(restarted);
  expect(passwordWait(restarted)).toBe(0);
});

test('a clock set back never makes the wait longer, a damaged file never locks the window', () => {
  const env = testEnv(freshFolder());
  for (let count = 0; count < 9; count += 1) noteWrongPassword(env);
  env.setNow('2003-01-01T00:00:00+08:00');
  expect(passwordWait(env)).toBe(60);
  for (const text of ['{', '[]', '{"count":"9"}', '{"count":9,"lastAt":"gestern"}']) {
    writeFileSync(join(env.dataDir, 'attempts.json'), text);
    expect(passwordWait(env), text).toBe(0);
  }
});
