import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { completeKeys } from '../../../electron/store/vault/users/user-keys.ts';
import { beginTries, type WrongTries, wrongTries } from '../../../electron/store/vault/wrong-tries.ts';
import { freshFolder, quickVault } from '../support/fixtures.ts';
import { testEnv } from '../support/test-env.ts';

const NAMES = ['attempts.json', 'keys.tries.json'] as const;
const ME = 'user-1';

/** A clock that only goes on, and the tries of a profile under it; `start` is another start of the program. */
function underClock(dataDir: string) {
  let ms = 5_000;
  return { pass: (seconds: number) => (ms += seconds * 1000), start: (): WrongTries => wrongTries(dataDir, () => ms) };
}

const noteTimes = (tries: WrongTries, times: number, userId = ME): readonly number[] =>
  Array.from({ length: times }, () => {
    tries.note(userId);
    return tries.waitOf(userId);
  });

/** A profile whose key file says that tries are written down. */
function keptProfile(): string {
  const env = testEnv(freshFolder());
  completeKeys(env, quickVault(env));
  return env.dataDir;
}

test('waits double up to a minute and end by themselves', () => {
  const clock = underClock(freshFolder());
  const tries = clock.start();
  expect(tries.waitOf(ME)).toBe(0);
  expect(noteTimes(tries, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  clock.pass(10);
  expect(tries.waitOf(ME)).toBe(50);
  clock.pass(50);
  expect(tries.waitOf(ME)).toBe(0);
});

test('after two hundred wrong tries the wait is a minute, and the right password ends it', () => {
  const clock = underClock(freshFolder());
  const tries = clock.start();
  expect(noteTimes(tries, 200).at(-1)).toBe(60);
  expect(tries.countOf(ME)).toBe(200);
  tries.clear(ME);
  tries.clear(ME);
  expect([tries.waitOf(ME), tries.countOf(ME)]).toEqual([0, 0]);
});

test("one user's wrong tries keep nobody else waiting, and nobody else forgets them", () => {
  const clock = underClock(freshFolder());
  const tries = clock.start();
  noteTimes(tries, 6);
  expect(tries.waitOf('user-2')).toBe(0);
  tries.note('user-2');
  tries.clear('user-2');
  expect(tries.waitOf(ME)).toBe(32);
});

test('a restart begins the wait anew, and whatever the calendar says does not matter', () => {
  const dataDir = freshFolder();
  const clock = underClock(dataDir);
  noteTimes(clock.start(), 3);
  clock.pass(3);
  const restarted = clock.start();
  expect(restarted.waitOf(ME)).toBe(4);
  clock.pass(4);
  expect(restarted.waitOf(ME)).toBe(0);
  // Nothing in the record is a date that a clock set ahead could outrun.
  for (const name of NAMES) expect(readFileSync(join(dataDir, name), 'utf8')).not.toMatch(/\d{4}-\d\d/);
});

test.each(NAMES)('%s deleted, damaged or put back gains nothing while the other stands', (name) => {
  const dataDir = keptProfile();
  const clock = underClock(dataDir);
  const earlier = readFileSync(join(dataDir, name), 'utf8');
  noteTimes(clock.start(), 4);
  const path = join(dataDir, name);
  for (const spoil of [() => rmSync(path), () => writeFileSync(path, '{'), () => writeFileSync(path, earlier)]) {
    spoil();
    const tries = clock.start();
    expect([tries.waitOf(ME), tries.isLost()]).toEqual([8, false]);
  }
});

test.each(['', '{', '[]', '{"count":"9"}', '{"counts":[],"isLost":false}', '{"counts":{"user-1":1.5},"isLost":false}'])(
  'both files gone or saying %j, the longest wait comes once, for everybody, and ends',
  (text) => {
    const dataDir = keptProfile();
    const clock = underClock(dataDir);
    noteTimes(clock.start(), 2);
    for (const name of NAMES) {
      rmSync(join(dataDir, name));
      if (text !== '') writeFileSync(join(dataDir, name), text);
    }
    const tries = clock.start();
    expect([tries.waitOf(ME), tries.waitOf('user-2'), tries.isLost()]).toEqual([60, 60, true]);
    clock.pass(60);
    expect(tries.waitOf(ME)).toBe(0);
    tries.note(ME);
    expect(clock.start().isLost()).toBe(true);
    tries.clear(ME);
    expect([clock.start().waitOf(ME), clock.start().isLost()]).toEqual([0, false]);
  },
);

test('a profile of the first release, which kept no record, waits for nothing', () => {
  const env = testEnv(freshFolder());
  quickVault(env);
  expect(underClock(env.dataDir).start().waitOf(ME)).toBe(0);
});

test('what the first release counted still counts, for everybody', () => {
  const dataDir = freshFolder();
  writeFileSync(join(dataDir, 'attempts.json'), '{"count":5,"lastAt":"2099-01-01T00:00:00+08:00"}\n');
  const clock = underClock(dataDir);
  expect([clock.start().waitOf(ME), clock.start().waitOf('user-2')]).toEqual([16, 16]);
  clock.start().clear('user-2');
  expect(clock.start().waitOf(ME)).toBe(0);
});

test('a record with nothing in it waits for nothing', () => {
  const dataDir = keptProfile();
  beginTries(dataDir);
  expect(underClock(dataDir).start().waitOf(ME)).toBe(0);
});
