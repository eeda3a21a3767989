import { existsSync, openSync, closeSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSession } from '../../../electron/service/session/session.ts';
import type { Session } from '../../../electron/service/session/session-type.ts';
import { typedForm } from '../../store/support/cases.ts';
import { testEnv, valueOf } from '../../store/support/test-env.ts';
import { STATION } from '../../support/invented-case.ts';
import { testClock, testFolder } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let session: Session;

beforeEach(async () => {
  folder = testFolder();
  const clock = testClock();
  session = createSession({
    env: testEnv(folder.dataDir),
    clock,
    log: { write: () => undefined },
    onChange: () => undefined,
    onChecked: () => undefined,
  });
  const { townshipName, townshipCode, pcLetter, userName, password } = STATION;
  const station = { townshipName, townshipCode, pcLetter, pack: 'benxi-2023' };
  valueOf(await session.setUp({ station, userName, password, county: null }));
});
afterEach(() => {
  session.lock();
  folder.remove();
});

/** Whoever is logged in, who must be there. */
function open() {
  const current = session.current();
  if (current === null) throw new Error('Nobody is logged in');
  return current;
}

test('data that a failing disk had called corrupt is closed, looked at anew, found whole, and worked on with', () => {
  const { store, actor } = open();
  const { id } = store.applications.create(actor, typedForm());
  session.recoverFromFault('STORE_CORRUPT');
  const after = open();
  expect(after.store).not.toBe(store);
  expect(after.actor).toEqual(actor);
  expect(after.store.applications.get(id)).toMatchObject({ id, status: 'draft' });
  expect(after.store.applications.create(actor, typedForm(['0200000000'])).revision).toBe(1);
  expect(after.store.audit.verify()).toEqual({ ok: true });
  // What it was looked at in is gone again.
  expect(existsSync(join(folder.dataDir, 'inspect'))).toBe(false);
});

test('data that is damaged indeed stops the program by its name, and is not repaired or replaced', async () => {
  const { store, actor } = open();
  store.applications.create(actor, typedForm());
  // Closed once, so that the log no longer holds every page.
  session.lock();
  valueOf(await session.unlock(actor.userId, STATION.password));
  const path = join(folder.dataDir, 'app.db');
  const file = openSync(path, 'r+');
  const pages = Math.floor(statSync(path).size / 4096);
  for (let page = 2; page < pages; page += 1) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(file);
  session.recoverFromFault('STORE_CORRUPT');
  expect(session.state()).toMatchObject({ state: 'stopped', error: { code: 'STORE_CORRUPT' } });
  expect(session.current()).toBeNull();
  expect(statSync(path).size).toBeGreaterThanOrEqual(pages * 4096);
});
