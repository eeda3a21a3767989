import { join } from 'node:path';
import { makeWriter, type Writer } from '../../../electron/store/audit/writer.ts';
import { stand } from '../../../electron/store/audit/standing.ts';
import { type Database, openDatabase } from '../../../electron/store/db/database.ts';
import { DATABASE_NAME } from '../../../electron/store/files/names.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import type { Vault } from '../../../electron/store/vault/vault.ts';

export type OpenWriter = { readonly db: Database; readonly writer: Writer; readonly close: () => void };

/** The writer of a store that exists, without the store around it: the bench writes thousands of rows a transaction. */
export function openWriter(env: StoreEnv, vault: Vault): OpenWriter {
  const sealer = rowSealer(vault);
  const db = openDatabase(join(env.dataDir, DATABASE_NAME), env.sqliteBinding, false);
  const { headLog, mark, head } = stand(env.dataDir, db, sealer);
  const writer = makeWriter({ env, vault, sealer, db, headLog, mark, head });
  return {
    db,
    writer,
    close: () => {
      headLog.close();
      db.close();
    },
  };
}
