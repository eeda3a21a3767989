import Sqlite from 'better-sqlite3';
import { assembleStore } from '../../../../electron/store/assemble-store.ts';
import type { Write, Writer } from '../../../../electron/store/audit/writer.ts';
import type { Database, SqlRow, WriteDb } from '../../../../electron/store/db/database.ts';
import type { Sql, SqlValue } from '../../../../electron/store/db/sql.ts';
import { MIGRATIONS } from '../../../../electron/store/migrations/index.ts';
import type { RowSealer } from '../../../../electron/store/rows/row-sealer.ts';
import type { Store } from '../../../../electron/store/store.ts';
import type { StoreEnv } from '../../../../electron/store/store-env.ts';
import type { Vault } from '../../../../electron/store/vault/vault.ts';
import { type FastRows, fastRows } from '../disk/fast-rows.ts';
import { type Answers, KnownAnswers } from '../disk/known-answers.ts';
import { type Snapshot, snapshotsOf } from './snapshots.ts';

let macs = 0;

/** Another one for each row written: what the store keeps of a row it has read is found by it. */
function newMac(): Buffer {
  const mac = Buffer.alloc(16);
  mac.writeUInt32BE(++macs);
  return mac;
}

/** Nothing is hidden in the simulation. What seals and signs the real store is tried by test/store and by the other kinds of fault. */
const openSealer: RowSealer = {
  epoch: 1,
  seal: (_place, content) => Buffer.from(content, 'utf8'),
  unseal: (_place, blob) => Buffer.from(blob.buffer, blob.byteOffset, blob.length).toString('utf8'),
  mac: newMac,
  hasMac: () => true,
  index: (_column, value) => Buffer.from(value, 'utf8'),
  indexes: (_column, value) => [Buffer.from(value, 'utf8')],
};

/** The product's schema in memory, to be used by one PC after another. */
export type SimBase = {
  readonly db: Database;
  /** Another number after whatever may have changed a row. */
  readonly version: () => number;
  /** Everything as before the first write. */
  readonly reset: () => void;
  /** What a backup of them holds. */
  readonly take: () => Snapshot;
  readonly putBack: (snapshot: Snapshot) => void;
};

type Prepared = {
  readonly statement: Sqlite.Statement<SqlValue[]>;
  readonly rows: FastRows;
  readonly answers: Answers<SqlRow> | null;
};

/** SQLite in memory with every migration of the product. */
export function simBase(nativeBinding: string): SimBase {
  const connection = new Sqlite(':memory:', { nativeBinding });
  // Small tables in small pages: what a change keeps of before is whole pages.
  connection.pragma('page_size = 1024');
  // Rows that nothing here asks for (people, reviews, papers) are left out.
  connection.pragma('foreign_keys = 0');
  const prepared = new Map<string, Prepared>();
  // Not before the migrations are through: which tables there are is asked once.
  let known: KnownAnswers<SqlRow> | null = null;
  const prepare = (text: string): Prepared => {
    const before = prepared.get(text);
    if (before !== undefined) return before;
    const statement = connection.prepare<SqlValue[]>(text);
    const made = { statement, rows: fastRows(statement), answers: known?.of(text) ?? null };
    if (known !== null) prepared.set(text, made);
    return made;
  };
  const all = ({ text, values }: Sql): readonly SqlRow[] => {
    const { rows, answers } = prepare(text);
    const read = (): readonly SqlRow[] => rows(values) as SqlRow[]; // what SQLite keeps
    return answers === null ? read() : answers.ask(values, read).rows;
  };
  const get = (statement: Sql): SqlRow | null => all(statement)[0] ?? null;
  const run = (statement: Sql): number => {
    known?.noteChange(statement.text);
    return prepare(statement.text).statement.run(...statement.values).changes;
  };
  const writeDb = { all, get, run } as unknown as WriteDb; // the brand exists only for the compiler
  const savepoint = connection.prepare('SAVEPOINT change');
  const release = connection.prepare('RELEASE change');
  const undo = connection.prepare('ROLLBACK TO change');
  const never = (): never => {
    throw new Error('Not in the simulation');
  };
  const db: Database = {
    all,
    get,
    script: (text) => void connection.exec(text),
    copyInto: never,
    copyBeside: never,
    pragma: never,
    transaction: (body) => {
      savepoint.run();
      try {
        const value = body(writeDb);
        release.run();
        return value;
      } catch (cause) {
        known?.noteAll();
        undo.run();
        release.run();
        throw cause;
      }
    },
    close: () => void connection.close(),
  };
  db.transaction((write) => {
    for (const { schema, rows } of MIGRATIONS) {
      db.script(schema);
      rows?.(write, openSealer);
    }
  });
  connection.exec('BEGIN');
  const answers = new KnownAnswers<SqlRow>(connection);
  known = answers;
  const reset = (): void => {
    answers.forget();
    connection.exec('ROLLBACK; BEGIN');
  };
  const snapshots = snapshotsOf(connection);
  const putBack = (snapshot: Snapshot): void => {
    answers.noteAll();
    snapshots.putBack(snapshot);
  };
  return { db, version: () => answers.version, reset, take: snapshots.take, putBack };
}

class Undone extends Error {}

/**
 * One transaction as the product's writer runs it: all of it or nothing, kept when it returns. `tick` is where the power may fail: before
 * the commit, when all is undone, and after it, when nobody is told any more.
 */
function simWriter(db: Database, env: StoreEnv, tick: () => void): Writer {
  const write: Writer['write'] = (actor, body) => {
    let result: ReturnType<typeof body> | null = null;
    try {
      db.transaction((writeDb) => {
        result = body(writeOver(writeDb, actor, env.now()));
        if (!result.ok) throw new Undone();
        tick();
      });
    } catch (cause) {
      if (!(cause instanceof Undone)) throw cause;
    }
    if (result === null) throw new Error('Nothing came of a change');
    tick();
    return result;
  };
  return {
    head: () => ({ seq: 0, hash: '0'.repeat(64) }),
    write,
    look: () => {
      throw new Error('Not in the simulation');
    },
    onWritten: () => undefined,
    isInDoubt: () => false,
    checkpoint: () => undefined,
  };
}

const writeOver = (db: WriteDb, actor: Write['actor'], now: string): Write => ({
  db,
  sealer: openSealer,
  now,
  actor,
  touch: () => undefined,
  moved: () => undefined,
  record: () => undefined,
  recordEdit: () => undefined,
});

/** The product's own store over simulated tables. */
export function simStore(
  { db }: SimBase,
  env: StoreEnv,
  vault: Vault,
  tick: () => void,
): { store: Store; writer: Writer } {
  const writer = simWriter(db, env, tick);
  return { store: assembleStore({ env, vault, sealer: openSealer, db, writer, onClose: () => undefined }), writer };
}
