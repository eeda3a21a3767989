import { join } from 'node:path';
import { ok, type Result } from '#shared/result.ts';
import { applicationStore } from './aggregates/applications.ts';
import { auditStore } from './aggregates/audit.ts';
import { batchStore } from './aggregates/batches.ts';
import { billStore } from './aggregates/bills.ts';
import { ledgerStore } from './aggregates/ledger.ts';
import { packStore } from './aggregates/packs.ts';
import { personStore } from './aggregates/persons.ts';
import { printStore } from './aggregates/prints.ts';
import { localParameterStore, settingStore } from './aggregates/settings.ts';
import { searchableStore } from './aggregates/searchable.ts';
import { settlementStore } from './aggregates/settlements.ts';
import { userStore } from './aggregates/users.ts';
import { visitStore } from './aggregates/visits.ts';
import { makeWriter } from './audit/writer.ts';
import { type Standing, stand } from './audit/standing.ts';
import { databaseFacts } from './backup/database-facts.ts';
import { makeBackup } from './backup/make-backup.ts';
import { type Database, openDatabase } from './db/database.ts';
import { type Migration, migrate, versionOf } from './db/migrate.ts';
import { dataState } from './files/data-state.ts';
import { keepWal, type KeptWal } from './files/kept-wal.ts';
import { DATABASE_NAME } from './files/names.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { readMarker, removeMarker } from './restore/restore-marker.ts';
import { acceptRestore, restoresOf } from './restore/restores.ts';
import { type RowSealer, rowSealer } from './rows/row-sealer.ts';
import type { StoreContext } from './store-context.ts';
import { StoreError } from './store-error.ts';
import type { DamagedRow, Store } from './store.ts';
import type { StoreEnv } from './store-env.ts';
import { applicationReader } from './tables/application.ts';
import { rewriteKeys, secretsOf, type Vault } from './vault/vault.ts';

/**
 * Opens the database of an unlocked vault, making it only when nothing says that one existed before.
 * STORE_BUSY, STORE_NEWER, STORE_BEHIND, STORE_MISSING, STORE_CORRUPT, STORE_READ_ONLY, STORE_IO, DISK_FULL,
 * MIGRATION_FAILED; the data is then as it was. The vault stays open when the store is closed.
 * `migrations` is given by tests only.
 */
export function openStore(env: StoreEnv, vault: Vault, migrations: readonly Migration[] = MIGRATIONS): Result<Store> {
  try {
    const { storeMade } = secretsOf(vault).content;
    const { isNew, mark } = dataState(env.dataDir, storeMade);
    const wal = keepWal(env.dataDir);
    const sealer = rowSealer(vault);
    const db = openOrForget(wal, () => openDatabase(join(env.dataDir, DATABASE_NAME), env.sqliteBinding, isNew));
    try {
      // A database without tables in the place of one that had some is a loss, not a beginning.
      if (versionOf(db) === 0 && (storeMade || mark !== null)) throw new StoreError('STORE_MISSING');
      migrate(db, env, sealer, migrations);
      if (!storeMade) rewriteKeys(env, vault, { storeMade: true });
      const standing = stand(env.dataDir, db, sealer, readMarker(env.dataDir, vault));
      wal.release();
      return ok(assemble({ env, vault, sealer, db, standing }));
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

type Parts = {
  readonly env: StoreEnv;
  readonly vault: Vault;
  readonly sealer: RowSealer;
  readonly db: Database;
  readonly standing: Standing;
};

function assemble({ env, vault, sealer, db, standing }: Parts): Store {
  const damaged = new Map<string, DamagedRow>();
  const writer = makeWriter({ env, vault, sealer, db, ...standing });
  if (standing.restore !== null) acceptRestore(env, vault, writer, standing.restore);
  else removeMarker(env.dataDir);
  const context: StoreContext = {
    env,
    vault,
    sealer,
    db,
    writer,
    damage: (row) => damaged.set(`${row.table}/${row.id}`, row),
  };
  const applications = applicationReader(context);
  return {
    close: () => {
      applications.forget();
      try {
        standing.headLog.close();
      } finally {
        db.close();
      }
    },
    needsReopen: writer.isInDoubt,
    damaged: () => [...damaged.values()],
    setting: settingStore(context),
    users: userStore(context),
    localParameters: localParameterStore(context),
    applications: applicationStore(context, applications),
    persons: personStore(context, applications),
    visits: visitStore(context),
    bills: billStore(context, applications),
    settlements: settlementStore(context),
    ledger: ledgerStore(context),
    prints: printStore(context),
    batches: batchStore(context),
    packs: packStore(context),
    backup: {
      make: (order) => makeBackup({ env, vault, db }, order),
      mark: () => databaseFacts(db, sealer).head,
      restores: () => restoresOf(context),
    },
    searchable: searchableStore(context),
    onWritten: writer.onWritten,
    audit: auditStore(context),
  };
}
