import { join } from 'node:path';
import { finishRestore } from '../../../electron/store/restore/finish-restore.ts';
import { readyRestore } from '../../../electron/store/restore/restore-data.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import type { Opened } from './fixtures.ts';
import { valueOf } from './test-env.ts';

/** Makes a backup beside the data and gives its path. */
export async function makeBackupOf({ store, env }: { readonly store: Store; readonly env: StoreEnv }): Promise<string> {
  const places = [{ folder: join(env.dataDir, 'backups'), transfer: 'link' as const }];
  const [outcome] = valueOf(await store.backup.make({ reason: 'hand', pc: '210521101-A', app: '0.1.0', places }));
  if (outcome === undefined) throw new Error('No outcome');
  const { folder, name } = valueOf(outcome.made);
  return join(folder, name);
}

/** Puts a backup in the place of the data of an open store, and opens it. */
export async function restored(opened: Opened, store: Store, path: string): Promise<Store> {
  valueOf(await readyRestore(opened.env, opened.vault, { path, live: store.backup.mark(), letter: null }));
  store.close();
  finishRestore(opened.env.dataDir);
  return valueOf(opened.reopen());
}
