import { join } from 'node:path';
import type { RowSealer } from '../rows/row-sealer.ts';
import { BACKUPS_NAME } from '../files/names.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import { backUp } from './backup.ts';
import type { Database, WriteDb } from './database.ts';

/** One step of the schema: numbered in tens, never edited once shipped, tested by `test/store/migrations`. */
export type Migration = {
  readonly version: number;
  /** Schema statements, without parameters. */
  readonly schema: string;
  /** Moves rows over; gets the keys, because rows are sealed and carry a MAC. */
  readonly rows?: (db: WriteDb, sealer: RowSealer) => void;
};

/** Throws unless versions are tens and rise. */
export function checkOrder(migrations: readonly Migration[]): void {
  let last = 0;
  for (const { version } of migrations) {
    if (version % 10 !== 0 || version <= last) throw new Error(`Migration ${version} is out of order after ${last}`);
    last = version;
  }
}

export const versionOf = (db: Database): number => Number(db.pragma('user_version'));

const OF_THE_DISK: ReadonlySet<string> = new Set(['DISK_FULL', 'STORE_READ_ONLY', 'STORE_IO']);

/**
 * Brings the file to the newest version: a verified backup before each step, then the step in one transaction.
 * Throws STORE_NEWER when the file is newer than this program, MIGRATION_FAILED with the step and the backup's name,
 * DISK_FULL, STORE_READ_ONLY, STORE_IO;
 * the file is then as it was.
 */
export function migrate(db: Database, env: StoreEnv, sealer: RowSealer, migrations: readonly Migration[]): void {
  checkOrder(migrations);
  const found = versionOf(db);
  const supported = migrations.at(-1)?.version ?? 0;
  if (found > supported) throw new StoreError('STORE_NEWER', { found, supported });
  let current = found;
  for (const migration of migrations.filter(({ version }) => version > found)) {
    const name = `app-${current}-before-${migration.version}.db`;
    // A file that was just made has nothing to lose, however many steps it takes.
    if (found > 0) backUp(db, join(env.dataDir, BACKUPS_NAME, name), env.sqliteBinding);
    try {
      step(db, sealer, migration);
    } catch (cause) {
      // A disk that is full or fails is no fault of the step: with room again the next log-in takes it.
      if (cause instanceof StoreError && OF_THE_DISK.has(cause.error.code)) throw cause;
      const backup = found > 0 ? name : '—';
      throw new StoreError('MIGRATION_FAILED', { step: migration.version, backup }, { cause });
    }
    current = migration.version;
  }
}

function step(db: Database, sealer: RowSealer, { version, schema, rows }: Migration): void {
  db.transaction((writeDb) => {
    db.script(schema);
    rows?.(writeDb, sealer);
    // A pragma takes no parameters; the number comes from the list, checked above.
    db.script(`PRAGMA user_version = ${version}`);
  });
}
