import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail, ok, type Result } from '#shared/result.ts';
import { type BackupDesk, createBackupDesk } from '../../../electron/service/backup/backup-desk.ts';
import type { Open } from '../../../electron/service/session/session-state.ts';
import type { BackupOrder, PlaceOutcome } from '../../../electron/store/backup/backup-order.ts';
import { testClock } from '../support/window.ts';

let dataDir: string;
let stick: string;
let clock: ReturnType<typeof testClock>;
let orders: BackupOrder[];
let open: Open | null;
let desk: BackupDesk;
/** What becomes of the next backup. */
let outcome: (order: BackupOrder) => Promise<Result<readonly PlaceOutcome[]>>;

const good = ({ places }: BackupOrder): Promise<Result<readonly PlaceOutcome[]>> =>
  Promise.resolve(
    ok(
      places.map(({ folder }) => ({
        folder,
        made: ok({ folder, name: 'a backup', size: 1, manifest: null, wrongFiles: [] }),
      })),
    ),
  );

/** Somebody logged in, with a store that only backs up. */
function loggedIn(change: Partial<Open> = {}): Open {
  const backup = {
    make: (order: BackupOrder) => {
      orders.push(order);
      return outcome(order);
    },
  };
  const station = { townshipCode: '210521101', pcLetter: 'A' };
  const part = { vault: {}, store: { backup, audit: { note: () => undefined } }, station, actor: {}, ...change };
  return part as unknown as Open; // the desk asks for no more of it
}

/** Time goes by, the desk looks, and what it began ends. */
async function later(seconds: number): Promise<void> {
  clock.pass(seconds);
  desk.tick();
  await expect.poll(() => desk.jobs.current()).toBeNull();
}

const reasons = (): readonly string[] => orders.map(({ reason }) => reason);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'aid-desk-'));
  stick = join(dataDir, 'stick');
  mkdirSync(join(stick, 'aid-files'), { recursive: true });
  clock = testClock();
  orders = [];
  outcome = good;
  open = loggedIn();
  desk = createBackupDesk({
    env: { dataDir, sqliteBinding: '', now: clock.now, newId: () => 'id' },
    clock,
    log: { write: () => undefined },
    version: '0.1.0',
    current: () => open,
    isDamaged: () => false,
    onProgress: () => undefined,
    onChange: () => undefined,
  });
  desk.sessionChanged();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('damaged data opened for reading is never backed up by itself', async () => {
  open = loggedIn({ readOnly: { code: 'STORE_BEHIND' } });
  desk.sealed();
  await later(30 * 3600);
  await later(30 * 3600);
  expect(orders).toEqual([]);
  open = loggedIn();
  await later(30);
  expect(reasons()).toEqual(['batch']);
});

test('a batch whose backup a lock cut off is backed up after the next log-in', async () => {
  await later(30);
  desk.sealed();
  outcome = () => Promise.resolve(fail('BACKUP_CANCELLED'));
  await later(30);
  open = null;
  desk.sessionChanged();
  open = loggedIn();
  desk.sessionChanged();
  outcome = good;
  await later(30);
  await later(30);
  expect(reasons()).toEqual(['unlock', 'batch', 'batch']);
});

test('a batch sealed while a backup is made gets one of its own', async () => {
  desk.sealed();
  outcome = (order) => {
    desk.sealed();
    outcome = good;
    return good(order);
  };
  await later(30);
  await later(30);
  await later(30);
  expect(reasons()).toEqual(['batch', 'batch']);
});

test('a stick that failed gets its backup soon after it is in again, and only it', async () => {
  desk.setSecond(stick);
  rmSync(stick, { recursive: true });
  outcome = async (order) => {
    const made = await good(order);
    return made.ok
      ? ok(made.value.map((each) => (each.folder === stick ? { ...each, made: fail('BACKUP_PLACE_MISSING') } : each)))
      : made;
  };
  await later(30);
  expect(desk.state().second.failure).not.toBeNull();
  await later(3600);
  expect(orders).toHaveLength(1);
  mkdirSync(join(stick, 'aid-files'), { recursive: true });
  outcome = good;
  await later(5);
  expect(orders.at(-1)?.places).toEqual([{ folder: stick, transfer: 'copy' }]);
  expect(desk.state().second).toMatchObject({ failure: null });
  await later(3600);
  expect(orders).toHaveLength(2);
});

test('a second place chosen while a backup is made is not said to have it', async () => {
  const other = join(dataDir, 'other');
  desk.setSecond(stick);
  outcome = (order) => {
    desk.setSecond(other);
    return good(order);
  };
  await later(30);
  expect(desk.state()).toMatchObject({ folder: other, second: { lastAt: null, failure: null } });
});

test('papers that could not be backed up are told of, and do not have the backup made again and again', async () => {
  outcome = ({ places }) =>
    Promise.resolve(
      ok(
        places.map(({ folder }) => ({
          folder,
          made: ok({ folder, name: 'a backup', size: 1, manifest: null, wrongFiles: ['attachments/1.bin'] }),
        })),
      ),
    );
  await later(30);
  await later(3600);
  expect(desk.state().local.failure?.error).toEqual({ code: 'BACKUP_FILES_DAMAGED', detail: { count: 1 } });
  expect(orders).toHaveLength(1);
});
