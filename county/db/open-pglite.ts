import { PGlite, type Transaction } from '@electric-sql/pglite';
import { copyBinary } from './copy-binary.ts';
import type { Connection, Database, SqlValue } from './database.ts';
import { migrate } from './migrate.ts';
import { BIGINT_TYPE, readBigint, readRows } from './read-rows.ts';

const parsers = { [BIGINT_TYPE]: readBigint };

/**
 * Tables in a folder. PGlite never syncs a file and takes no lock: whoever opens it holds a lock file of its own, and must be able
 * to throw the folder away and make it again. Throws when the folder does not open.
 */
export async function openPglite(folder: string): Promise<Database> {
  const db = await PGlite.create({ dataDir: folder, parsers });
  const database: Database = {
    ...connectionOf(db),
    form: 'pglite',
    // One transaction at a time is all there is here, whatever it is for.
    transaction: (work) => db.transaction((transaction) => work(connectionOf(transaction))),
    close: () => db.close(),
  };
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await db.close();
    throw error;
  }
}

function connectionOf(db: PGlite | Transaction): Connection {
  const ask = (sql: string, values: readonly SqlValue[]) => db.query(sql, [...values], { parsers });
  return {
    rows: async (schema, sql, values = []) => readRows(schema, (await ask(sql, values)).rows),
    run: async (sql, values = []) => (await ask(sql, values)).affectedRows ?? 0,
    copy: async (filled) => {
      for (const { table, columns, rows } of filled) {
        if (rows.length === 0) continue;
        const blob = new Blob([new Uint8Array(copyBinary(rows))]);
        await db.query(`copy ${table} (${columns.join(', ')}) from '/dev/blob' with (format binary)`, [], { blob });
      }
    },
  };
}
