import { accessSync, constants, existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { fileError } from '../files/file-error.ts';
import { StoreError } from '../store-error.ts';
import { sql, type Sql, type SqlValue } from './sql.ts';
import { sqliteFault, withFaults } from './sqlite-error.ts';

export type SqlRow = Readonly<Record<string, SqlValue>>;

/** Reading. */
export type ReadDb = {
  readonly all: (statement: Sql) => readonly SqlRow[];
  readonly get: (statement: Sql) => SqlRow | null;
};

declare const writes: unique symbol;
/** Writing; handed out only inside a transaction. */
export type WriteDb = ReadDb & { readonly run: (statement: Sql) => number; readonly [writes]: true };

/** One open file. */
export type Database = ReadDb & {
  /** Several statements without parameters: the schema. */
  readonly script: (text: string) => void;
  /** Writes a whole, compacted copy to a file that must not exist. */
  readonly copyInto: (path: string) => void;
  /**
   * Copies to a file that must not exist, in steps between which this connection goes on working: what it writes
   * meanwhile reaches the copy too. `onStep` is given pages done and in all; what it throws ends the copying.
   */
  readonly copyBeside: (path: string, onStep: (done: number, all: number) => void) => Promise<void>;
  readonly pragma: (name: string) => SqlValue | undefined;
  /** Runs `body` in one transaction that takes the write lock at once; an exception undoes everything. */
  readonly transaction: <T>(body: (db: WriteDb) => T) => T;
  readonly close: () => void;
};

/** Two megabytes: some milliseconds, after which whoever works meanwhile has their turn. */
const PAGES_A_STEP = 512;

/** How long a start waits for the lock of a process that is just ending. */
const BUSY_WAIT_MS = 1000;

/**
 * Set on every open and read back: `synchronous` falls to NORMAL on the second open of a file, and then a power cut
 * loses acknowledged writes while `integrity_check` still says ok. `locking_mode` keeps every second process out and the
 * WAL index in memory.
 */
const PRAGMAS = {
  locking_mode: 'exclusive',
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  temp_store: 2,
  trusted_schema: 0,
  cell_size_check: 1,
  mmap_size: 0,
} as const satisfies Readonly<Record<string, string | number>>;

/** Every pragma the store relies on, as the connection reports it. */
export const readPragmas = (db: Pick<Database, 'pragma'>): Readonly<Record<string, SqlValue>> =>
  // A build without memory mapping reports no mmap_size, which is what is wanted.
  Object.fromEntries(Object.keys(PRAGMAS).map((name) => [name, db.pragma(name) ?? 0]));

/**
 * Opens a file for as long as the service lives, as its only connection. Throws STORE_BUSY when another process has it,
 * STORE_CORRUPT when it is no database, STORE_READ_ONLY, STORE_IO, DISK_FULL.
 */
export function openDatabase(path: string, sqliteBinding: string, mayCreate: boolean): Database {
  refuseReadOnly(path);
  const connection = withFaults(() =>
    connect(path, sqliteBinding, { fileMustExist: !mayCreate, timeout: BUSY_WAIT_MS }),
  );
  const db = wrap(connection);
  try {
    for (const [name, value] of Object.entries(PRAGMAS)) withFaults(() => connection.pragma(`${name} = ${value}`));
    // The first write lock makes the exclusive lock real; until then a second process could still read.
    db.transaction(() => undefined);
    const found = readPragmas(db);
    for (const [name, value] of Object.entries(PRAGMAS)) {
      if (found[name] !== value) throw new StoreError('STORE_IO', { pragma: name, found: String(found[name]) });
    }
    return db;
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

/** SQLite opens for reading what it may not write, and only its lock fails then, as if the disk were bad. */
function refuseReadOnly(path: string): void {
  if (!existsSync(path)) return;
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw fileError(cause);
  }
}

/** Opens a copy just made by `copyBeside` and turns it into one file without a log beside it. */
export function settleCopy(path: string, sqliteBinding: string): void {
  const connection = withFaults(() => connect(path, sqliteBinding, { fileMustExist: true }));
  try {
    withFaults(() => connection.pragma('journal_mode = delete'));
  } finally {
    connection.close();
  }
}

/** Opens a finished backup for looking into it. */
export const openCopy = (path: string, sqliteBinding: string): Database =>
  withFaults(() => wrap(connect(path, sqliteBinding, { readonly: true, fileMustExist: true })));

const connect = (path: string, nativeBinding: string, options: Sqlite.Options): Sqlite.Database =>
  new Sqlite(path, { ...options, nativeBinding });

function wrap(connection: Sqlite.Database): Database {
  const prepared = new Map<string, Sqlite.Statement<SqlValue[]>>();
  const statementOf = ({ text }: Sql): Sqlite.Statement<SqlValue[]> => {
    const known = prepared.get(text);
    if (known !== undefined) return known;
    const made = connection.prepare<SqlValue[]>(text);
    prepared.set(text, made);
    return made;
  };
  // better-sqlite3 types rows as unknown; without safe integers it gives nothing but SqlValues.
  const all = (statement: Sql): readonly SqlRow[] =>
    withFaults(() => statementOf(statement).all(...statement.values) as SqlRow[]);
  const get = (statement: Sql): SqlRow | null => all(statement)[0] ?? null;
  const run = (statement: Sql): number => withFaults(() => statementOf(statement).run(...statement.values).changes);
  const writeDb = { all, get, run } as unknown as WriteDb; // the brand exists only for the compiler
  return {
    all,
    get,
    copyInto: (path) => run(sql`VACUUM INTO ${path}`),
    copyBeside: async (path, onStep) => {
      try {
        await connection.backup(path, {
          progress: ({ totalPages, remainingPages }) => {
            onStep(totalPages - remainingPages, totalPages);
            return PAGES_A_STEP;
          },
        });
      } catch (cause) {
        throw sqliteFault(cause) ?? cause;
      }
    },
    script: (text) => withFaults(() => connection.exec(text)),
    pragma: (name) => withFaults(() => connection.pragma(name, { simple: true })) as SqlValue | undefined,
    transaction: (body) => {
      run(sql`BEGIN IMMEDIATE`);
      try {
        const value = body(writeDb);
        run(sql`COMMIT`);
        return value;
      } catch (cause) {
        // SQLite undoes by itself after some faults; undoing what is not open would hide the cause.
        if (connection.inTransaction) undo(connection);
        throw cause;
      }
    },
    close: () => connection.close(),
  };
}

function undo(connection: Sqlite.Database): void {
  try {
    connection.exec('ROLLBACK');
  } catch {
    // The cause of the failure is on its way up; the connection is closed because of it.
    return;
  }
}
