import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';
import { replaceDataKey } from '../../../electron/store/rekey/replace-data-key.ts';
import { finishRestore } from '../../../electron/store/restore/finish-restore.ts';
import { readyRestore } from '../../../electron/store/restore/restore-data.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import { secretsOf, type Vault } from '../../../electron/store/vault/vault.ts';
import { makeBackupOf } from '../../store/support/backups.ts';
import { ACTOR, valueOf } from '../../store/support/test-env.ts';
import { booksOf } from './books.ts';
import { takeFeed, takeReceipt } from './county/county-words.ts';
import type { OperationName } from './operation-name.ts';
import { say } from './working.ts';

/** The pack that is imported; a text as long as a real one. */
export const IMPORTED = {
  packId: 'p',
  version: 1,
  hash: 'sha256:p',
  file: JSON.stringify({ text: '政策'.repeat(20_000) }),
  compiled: '{}',
  signer: '00'.repeat(8),
};

/** The data key a profile turns to: whoever knows the one before can tell which of the two opens it. */
export const nextDataKey = (dataKey: Uint8Array): Buffer => createHash('sha256').update(dataKey).digest();

/** Does one operation on a profile, saying when it begins and when it is done. Throws what the store fails with. */
export async function operate(name: OperationName, env: StoreEnv, vault: Vault): Promise<void> {
  if (name === 'migrate') say({ kind: 'begin', step: { name, ids: [] } });
  let store = valueOf(openStore(env, vault));
  say({ kind: 'open' });
  if (name !== 'migrate') {
    say({ kind: 'begin', step: { name, ids: [] } });
    store = await DO[name](env, vault, store);
  }
  say({ kind: 'done', books: booksOf(store) });
  store.close();
}

/** Each gives the store that is open afterwards. */
const DO: Readonly<
  Record<Exclude<OperationName, 'migrate'>, (env: StoreEnv, vault: Vault, store: Store) => Promise<Store>>
> = {
  backup: async (env, _, store) => {
    await makeBackupOf({ store, env });
    return store;
  },
  restore: async (env, vault, store) => {
    const [newest = ''] = readdirSync(join(env.dataDir, 'backups')).filter((file) => file.endsWith('.aidbak'));
    const path = join(env.dataDir, 'backups', newest);
    valueOf(await readyRestore(env, vault, { path, live: store.backup.mark(), letter: null }));
    store.close();
    finishRestore(env.dataDir);
    return valueOf(openStore(env, vault));
  },
  import: async (_, _vault, store) => {
    valueOf(store.packs.add(ACTOR, IMPORTED, '县里发的新政策'));
    store.setting.set(ACTOR, 'station', '{"pack":"p"}');
    return store;
  },
  rekey: async (env, vault, store) => {
    store.audit.note(ACTOR, 'keys.rekeyBegin', `第 ${vault.epoch + 1} 代数据密钥`);
    replaceDataKey(env, vault, nextDataKey(secretsOf(vault).dataKey), []);
    let now = 0;
    const steps = store.rekey.move(ACTOR, () => (now += 1));
    while (steps.next().done !== true);
    return store;
  },
  receipt: async (_, _vault, store) => {
    takeReceipt(store);
    say({ kind: 'begin', step: { name: 'feed', ids: [] } });
    takeFeed(store);
    return store;
  },
};
