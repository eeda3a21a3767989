import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetScrypt } from '../../support/remember/remember-scrypt.ts';
import { openWindow, setUp, testClock, testFolder, unlock, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
  await window.ask('session/lock', {});
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

/** Begins to unlock with the right password and gives a copy of the folder as a power cut at that moment leaves it. */
async function cutWhileUnlocking(name: string): Promise<string> {
  forgetScrypt();
  const opening = unlock(window);
  const left = join(folder.dataDir, '..', name);
  // The try is on disk before the password is looked at; what runs then is the slow part.
  await expect
    .poll(() => readFileSync(join(folder.dataDir, 'attempts.json'), 'utf8'), { interval: 1 })
    .toContain('":1');
  cpSync(folder.dataDir, left, { recursive: true });
  expect(await opening).toMatchObject({ ok: true });
  return left;
}

test('a log-in that a power cut ended counts as one try: the next start waits a second, says so, and gets in', async () => {
  const left = await cutWhileUnlocking('left');
  const slow = join(folder.dataDir, '..', 'slow');
  cpSync(left, slow, { recursive: true });

  const atOnce = openWindow(left, folder.packsDir, testClock());
  expect(await unlock(atOnce)).toEqual({
    ok: false,
    error: { code: 'WAIT_BEFORE_RETRY', detail: { seconds: 1 } },
  });
  atOnce.clock.pass(1);
  expect(await unlock(atOnce)).toMatchObject({ ok: true });
  await atOnce.close();

  // Whoever takes a second from the start of the program to the password never notices it.
  const asAPerson = openWindow(slow, folder.packsDir, testClock());
  asAPerson.clock.pass(1);
  expect(await unlock(asAPerson)).toMatchObject({ ok: true });
  await asAPerson.close();
});
