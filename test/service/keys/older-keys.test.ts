import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { replaceKeys } from '../../../electron/service/damage/restore-keys.ts';
import { makeBackupOf } from '../../store/support/backups.ts';
import { freshFolder, openIn, quickVault } from '../../store/support/fixtures.ts';
import { newSeeds, vaultOfSeeds } from '../../store/support/keys.ts';
import { moveAll, newDataKey } from '../../store/support/rekey.ts';
import { testEnv } from '../../store/support/test-env.ts';
import { ERROR_TEXTS } from '#shared/errors.ts';
import { STATION } from '../../support/invented-case.ts';
import { draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock } from '../support/window.ts';

const COPIES = ['keys.json', 'keys.2.json'] as const;
const WHOLE = { timeout: 60_000, interval: 100 };

test('keys from before the data key was replaced are not put in the place of damaged ones while later ones lie there', async () => {
  const env = testEnv(freshFolder());
  const seeds = newSeeds();
  const opened = openIn(env, quickVault(env, seeds));
  await makeBackupOf(opened);
  const before = testEnv(freshFolder());
  for (const name of COPIES) cpSync(join(env.dataDir, name), join(before.dataDir, name));
  const dataKey = newDataKey(opened);
  moveAll(opened.store);
  await makeBackupOf(opened);
  opened.store.close();
  const folders = [join(env.dataDir, 'backups')];
  const old = vaultOfSeeds(before, seeds);
  expect(await replaceKeys(env, old, folders, true)).toEqual({ ok: false, error: { code: 'BACKUP_OLDER_KEYS' } });
  const now = vaultOfSeeds(env, { ...seeds, dataKey });
  expect(await replaceKeys(env, now, folders, true)).toEqual({ ok: true, value: null });
  for (const vault of [old, now]) vault.close();
});

test('a key file of before put beside the data of today is called that, and the keys come from a later backup', async () => {
  const folder = testFolder();
  let window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
  const made = await draft(window, typedForm());
  const before = freshFolder();
  for (const name of COPIES) cpSync(join(folder.dataDir, name), join(before, name));
  await window.ask('keys/beginRekey', { password: STATION.password });
  await vi.waitFor(
    async () => expect(await window.ask('keys/rekeyView', {})).toMatchObject({ epoch: 2, isMoving: false }),
    WHOLE,
  );
  // One is being made by itself.
  await vi.waitFor(() => window.ask('backup/make', {}), WHOLE);
  await window.close();

  for (const name of COPIES) cpSync(join(before, name), join(folder.dataDir, name));
  const data = readFileSync(join(folder.dataDir, 'app.db'));
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await unlock(window)).toMatchObject({ ok: false, error: { code: 'KEYS_OLDER' } });
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'stopped', code: 'KEYS_OLDER' });
  expect(ERROR_TEXTS.KEYS_OLDER).toContain('数据没有损坏');
  expect(readFileSync(join(folder.dataDir, 'app.db'))).toEqual(data);

  const [offered] = (await window.ask('damage/backups', {})).backups;
  const userId = offered?.users[0]?.id ?? '';
  await window.ask('damage/restoreKeys', { id: offered?.row.id ?? '', userId, password: STATION.password });
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect(await window.ask('application/get', { id: made.id })).toMatchObject({ id: made.id });
  expect(await window.ask('audit/verify', {})).toMatchObject({ state: 'sound' });
  await window.close();
  folder.remove();
});
