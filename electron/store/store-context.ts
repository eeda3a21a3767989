import type { ReadDb } from './db/database.ts';
import type { RowReader } from './rows/sealed-table.ts';
import type { StoreEnv } from './store-env.ts';
import type { Vault } from './vault/vault.ts';
import type { Writer } from './audit/writer.ts';

/** What every aggregate works with while the store is open. */
export type StoreContext = RowReader & {
  readonly env: StoreEnv;
  readonly vault: Vault;
  readonly db: ReadDb;
  readonly writer: Writer;
};
