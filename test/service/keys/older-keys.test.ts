import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceKeys } from '../../../electron/service/damage/restore-keys.ts';
import { makeBackupOf } from '../../store/support/backups.ts';
import { freshFolder, openIn, quickVault } from '../../store/support/fixtures.ts';
import { newSeeds, vaultOfSeeds } from '../../store/support/keys.ts';
import { moveAll, newDataKey } from '../../store/support/rekey.ts';
import { testEnv } from '../../store/support/test-env.ts';

test('keys from before the data key was replaced are not put in the place of damaged ones while later ones lie there', async () => {
  const env = testEnv(freshFolder());
  const seeds = newSeeds();
  const opened = openIn(env, quickVault(env, seeds));
  await makeBackupOf(opened);
  const before = testEnv(freshFolder());
  for (const name of ['keys.json', 'keys.2.json']) cpSync(join(env.dataDir, name), join(before.dataDir, name));
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
