import { join } from 'node:path';
import { ok, type Result } from '#shared/result.ts';
import { assembleStore } from './assemble-store.ts';
import { makeWriter } from './audit/writer.ts';
import { stand } from './audit/standing.ts';
import { type Database, openDatabase } from './db/database.ts';
import { type Migration, migrate, versionOf } from './db/migrate.ts';
import { dataState } from './files/data-state.ts';
import { keepWal, type KeptWal } from './files/kept-wal.ts';
import { DATABASE_NAME } from './files/names.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { acceptRestore } from './restore/accept-restore.ts';
import { finishOrDropRestore } from './restore/finish-restore.ts';
import { readMarker, removeMarker } from './restore/restore-marker.ts';
import { rowSealer } from './rows/row-sealer.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';
import type { StoreEnv } from './store-env.ts';
import { countEarlierRows } from './rekey/count-earlier-rows.ts';
import { refuseOlderKeys } from './rekey/refuse-older-keys.ts';
import { rewriteKeys, secretsOf, type Vault } from './vault/vault.ts';

/**
 * Opens the database of an unlocked vault, making it only when nothing says that one existed before.
 * KEYS_OLDER, STORE_BUSY, STORE_NEWER, STORE_BEHIND, STORE_MISSING, STORE_CORRUPT, STORE_READ_ONLY, STORE_IO, DISK_FULL,
 * MIGRATION_FAILED; the data is then as it was. The vault stays open when the store is closed.
 * `migrations` is given by tests only.
 */
export function openStore(env: StoreEnv, vault: Vault, migrations: readonly Migration[] = MIGRATIONS): Result<Store> {
  try {
    // A restore that is ready comes first, or not at all: never under work that was done meanwhile.
    finishOrDropRestore(env.dataDir);
    const { storeMade } = secretsOf(vault).content;
    const { isNew, mark } = dataState(env.dataDir, storeMade);
    const wal = keepWal(env.dataDir);
    const marker = readMarker(env.dataDir, vault);
    if (marker !== null) countEarlierRows(env, vault);
    const sealer = rowSealer(vault);
    const db = openOrForget(wal, () => openDatabase(join(env.dataDir, DATABASE_NAME), env.sqliteBinding, isNew));
    try {
      // A database without tables in the place of one that had some is a loss, not a beginning.
      const version = versionOf(db);
      if (version === 0 && (storeMade || mark !== null)) throw new StoreError('STORE_MISSING');
      if (version > 0 && version <= (migrations.at(-1)?.version ?? 0)) refuseOlderKeys(db, sealer);
      migrate(db, env, sealer, migrations);
      if (!storeMade) rewriteKeys(env, vault, { storeMade: true });
      const standing = stand(env.dataDir, db, sealer, marker);
      wal.release();
      const writer = makeWriter({ env, vault, sealer, db, ...standing });
      if (standing.restore !== null) acceptRestore(env, vault, writer, standing.restore);
      else removeMarker(env.dataDir);
      return ok(assembleStore({ env, vault, sealer, db, writer, onClose: standing.headLog.close }));
    } catch (cause) {
      db.close();
      throw cause;
    }
  } catch (cause) {
    if (cause instanceof StoreError) return { ok: false, error: cause.error };
    throw cause;
  }
}

function openOrForget(wal: KeptWal, open: () => Database): Database {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof StoreError && cause.error.code === 'STORE_BUSY') wal.forget();
    throw cause;
  }
}
