import { PGlite, type Transaction } from '@electric-sql/pglite';
import { copyBinary } from './copy-binary.ts';
import type { Connection, Database } from './database.ts';
import { migrate } from './migrate.ts';
import { type AskStatement, pgliteStatements } from './pglite-statements.ts';
import { BIGINT_TYPE, readBigint, readRows } from './read-rows.ts';

const parsers = { [BIGINT_TYPE]: readBigint };

/**
 * Tables in a folder. PGlite never syncs a file and takes no lock: whoever opens it holds a lock file of its own, and must be able
 * to throw the folder away and make it again. Throws when the folder does not open.
 */
export async function openPglite(folder: string): Promise<Database> {
  const db = await PGlite.create({ dataDir: folder, parsers });
  const ask = pgliteStatements(db);
  let last: Promise<unknown> = Promise.resolve();
  /** One statement, or one transaction, at a time is all there is here, whatever it is for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }
  const alone = connectionOf(db, ask);
  const database: Database = {
    form: 'pglite',
    rows: (schema, sql, values) => inTurn(() => alone.rows(schema, sql, values)),
    run: (sql, values) => inTurn(() => alone.run(sql, values)),
    copy: (filled) => inTurn(() => alone.copy(filled)),
    transaction: (work) =>
      inTurn(() => db.transaction((transaction) => work(connectionOf(transaction, unlessClosed(transaction, ask))))),
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

/** What comes after its transaction would stand alone, unseen. */
function unlessClosed(transaction: Transaction, ask: AskStatement): AskStatement {
  return async (sql, values) => {
    if (transaction.closed) throw new Error('Transaction is closed');
    return ask(sql, values);
  };
}

function connectionOf(db: PGlite | Transaction, ask: AskStatement): Connection {
  return {
    rows: async (schema, sql, values = []) => readRows(schema, (await ask(sql, values)).rows),
    run: async (sql, values = []) => (await ask(sql, values)).affected,
    copy: async (filled) => {
      for (const { table, columns, rows } of filled) {
        if (rows.length === 0) continue;
        const blob = new Blob([new Uint8Array(copyBinary(rows))]);
        await db.query(`copy ${table} (${columns.join(', ')}) from '/dev/blob' with (format binary)`, [], { blob });
      }
    },
  };
}
