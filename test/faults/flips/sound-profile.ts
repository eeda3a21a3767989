import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';
import { checkBackup } from '../../../electron/store/restore/check-backup.ts';
import { createVault } from '../../../electron/store/vault/create-vault.ts';
import { secretsOf } from '../../../electron/store/vault/vault.ts';
import { makeBackupOf } from '../../store/support/backups.ts';
import { settledCase, typedForm } from '../../store/support/cases.ts';
import { wholeLife } from '../life/whole-life.ts';
import type { Seeds } from '../../store/support/keys.ts';
import { filesIn } from '../../store/support/raw.ts';
import { ACTOR, PASSWORD, testEnv, valueOf } from '../../store/support/test-env.ts';
import { type Everything, type Known, knownOf, readEverything } from './read-everything.ts';

/** A profile as a crash leaves it, every byte of it, and the truth about it. */
export type SoundProfile = {
  readonly seeds: Seeds;
  readonly files: ReadonlyMap<string, Buffer>;
  /** What some of the files were earlier. */
  readonly older: ReadonlyMap<string, Buffer>;
  readonly known: Known;
  readonly truth: Everything;
  /** Everything that was true at some time: what an older state may show. */
  readonly wasTrue: readonly Everything[];
  readonly backup: { readonly path: string; readonly check: string };
};

/** Makes it: a whole life, a backup, and newer work that only the WAL holds. */
export async function makeSoundProfile(dataDir: string): Promise<SoundProfile> {
  const env = testEnv(dataDir);
  const { userId, userName } = ACTOR;
  const { vault } = await createVault(env, { userId, userName, townshipName: '东风镇', password: PASSWORD });
  const { dataKey, userSeed } = secretsOf(vault);
  const seeds = { dataKey: Buffer.from(dataKey), userSeed: Buffer.from(userSeed) };
  const store = valueOf(openStore(env, vault));
  const wasTrue: Everything[] = [];
  wholeLife(store, () => wasTrue.push(readEverything(store, knownOf(store))));
  const older = all(dataDir);
  for (const number of ['0100000001', '0100000002']) settledCase(store, [number]);
  const path = await makeBackupOf({ store, env });
  const check = JSON.stringify(valueOf(await checkBackup(env, vault, path, {})));
  wasTrue.push(readEverything(store, knownOf(store)));
  const { id, revision } = store.applications.create(ACTOR, typedForm(['0100000003']));
  wasTrue.push(readEverything(store, knownOf(store)));
  valueOf(store.applications.saveDraft(ACTOR, id, revision, typedForm(['0100000004', '0100000005'])));
  store.setting.set(ACTOR, 'idle', '7');
  const known = knownOf(store);
  const truth = readEverything(store, known);
  // Copied while open: the log still holds what a crash would leave in it.
  const files = all(dataDir);
  store.close();
  vault.close();
  const name = readdirSync(join(dataDir, 'backups')).find((each) => path.endsWith(each)) ?? '';
  return {
    seeds,
    files,
    older,
    known,
    truth,
    wasTrue: [...wasTrue, truth],
    backup: { path: join('backups', name), check },
  };
}

const all = (dataDir: string): ReadonlyMap<string, Buffer> =>
  new Map(filesIn(dataDir).map(({ path }) => [path, readFileSync(join(dataDir, path))]));
