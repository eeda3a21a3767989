import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assembleStore } from '../../../../electron/store/assemble-store.ts';
import { stand } from '../../../../electron/store/audit/standing.ts';
import { makeWriter, type Writer } from '../../../../electron/store/audit/writer.ts';
import { openDatabase } from '../../../../electron/store/db/database.ts';
import { migrate } from '../../../../electron/store/db/migrate.ts';
import { DATABASE_NAME } from '../../../../electron/store/files/names.ts';
import { MIGRATIONS } from '../../../../electron/store/migrations/index.ts';
import { rowSealer } from '../../../../electron/store/rows/row-sealer.ts';
import type { Store } from '../../../../electron/store/store.ts';
import type { StoreEnv } from '../../../../electron/store/store-env.ts';
import type { Vault } from '../../../../electron/store/vault/vault.ts';

/**
 * The product's store over its own tables, sealed with real keys, and what writes to them: as `openStore`, of which nothing is left out
 * but what only a restore or a loss asks for. Throws `StoreError`, as when less is there than was acknowledged.
 */
export function openTables(env: StoreEnv, vault: Vault): { readonly store: Store; readonly writer: Writer } {
  const sealer = rowSealer(vault);
  const path = join(env.dataDir, DATABASE_NAME);
  const db = openDatabase(path, env.sqliteBinding, !existsSync(path));
  try {
    migrate(db, env, sealer, MIGRATIONS);
    // Rows that nothing here asks for (people, reviews) are left out.
    db.script('PRAGMA foreign_keys = 0');
    const standing = stand(env.dataDir, db, sealer);
    const writer = makeWriter({ env, vault, sealer, db, ...standing });
    return { store: assembleStore({ env, vault, sealer, db, writer, onClose: standing.headLog.close }), writer };
  } catch (cause) {
    db.close();
    throw cause;
  }
}
