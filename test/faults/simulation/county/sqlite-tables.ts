import Sqlite from 'better-sqlite3';
import type { z } from 'zod';
import type { Connection, CopyValue, Database, SqlValue, TableRows } from '../../../../county/db/database.ts';
import { migrations } from '../../../../county/db/migrations/migrations.ts';
import { FOLDED_TABLES } from '../../../../county/db/migrations/0020-tables.ts';
import { readRows } from '../../../../county/db/read-rows.ts';

type Bound = string | number | Uint8Array | null;

/** Something asked of the tables and what came of it: for holding them against another engine. */
export type Asked =
  | { readonly do: 'begin' | 'commit' | 'undo' | 'throw away' }
  | { readonly do: 'rows' | 'run'; readonly sql: string; readonly values: readonly SqlValue[]; readonly gave: unknown }
  | ({ readonly do: 'copy' } & TableRows);

/** What may stand between a query and whoever asked: a rule that is taken out on purpose. */
export type Meddle = (sql: string, row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * The county's tables in SQLite in memory: the very SQL of county/, with what only PostgreSQL says put into SQLite's words. It stands for
 * PGlite, which is too slow for millions of runs; test/sync/simulation holds both to the same answers.
 */
export type SimTables = Database & {
  /** Remembers the rows as they are now, for {@link SimTables.reset}. */
  readonly keep: () => void;
  readonly reset: () => void;
  /** What a machine without power leaves of tables that nobody syncs: nothing. */
  readonly throwAway: () => void;
  /** Called before a transaction commits and after it did; what it throws the first time undoes all of it. */
  onCommit: () => void;
  meddle: Meddle | null;
  /** Hears everything that is asked. */
  onAsked: ((asked: Asked) => void) | null;
  /** Another number after whatever may have changed a row. */
  readonly version: () => number;
  /** For a rule that is taken out: changes the tables until {@link SimTables.reset}. */
  readonly change: (sql: string) => void;
  /** Rows for a check, read at once. */
  readonly ask: (sql: string) => readonly Readonly<Record<string, unknown>>[];
};

const translate = (sql: string): string =>
  sql
    .replace(/unnest\(\$(\d+)::text\[\]\) k\((\w+)\)/g, '(select value as $2 from json_each(?$1)) k')
    .replace(
      /unnest\(\$(\d+)::bigint\[\], \$(\d+)::bigint\[\]\) k\((\w+), (\w+)\)/g,
      '(select a.value as $3, b.value as $4 from json_each(?$1) a join json_each(?$2) b using (key)) k',
    )
    .replace(/cross join lateral \(select \* from (\w+) f where (.*?) offset 0\) f/g, 'join $1 f on $2')
    .replace(/= any\(\$(\d+)\)/g, 'in (select value from json_each(?$1))')
    .replace(/\$(\d+)/g, '?$1')
    .replace(/\bgreatest\(/g, 'max(');

const bind = (value: SqlValue | CopyValue): Bound => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return Array.isArray(value) ? JSON.stringify(value) : (value as Bound); // what is left is what SQLite takes
};

type Prepared = { readonly statement: Sqlite.Statement; readonly flags: readonly string[] };

export function sqliteTables(nativeBinding: string): SimTables {
  const db = new Sqlite(':memory:', { nativeBinding });
  for (const { statements } of migrations)
    for (const statement of statements) if (!/set storage external/.test(statement)) db.exec(translate(statement));
  db.exec('begin');
  let version = 0;
  const savepoint = db.prepare('savepoint change');
  const release = db.prepare('release change');
  const undo = db.prepare('rollback to change');
  const prepared = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = db.prepare(translate(sql));
    const names = statement.reader ? statement.columns().map(({ name }) => name) : [];
    const made = { statement, flags: names.filter((name) => name.startsWith('is_')) };
    prepared.set(sql, made);
    return made;
  }

  /** `?1`, `?2` are names for better-sqlite3. */
  const named = (values: readonly (SqlValue | CopyValue)[]): Record<string, Bound> =>
    Object.fromEntries(values.map((value, at) => [String(at + 1), bind(value)]));

  function all(sql: string, values: readonly SqlValue[]): readonly Readonly<Record<string, unknown>>[] {
    const { statement, flags } = prepare(sql);
    if (!statement.readonly) version += 1;
    const rows = (values.length === 0 ? statement.all() : statement.all(named(values))) as Record<string, unknown>[]; // better-sqlite3 types rows as unknown
    for (const row of rows) for (const flag of flags) row[flag] = row[flag] === 1;
    const { meddle } = tables;
    return meddle === null ? rows : rows.map((row) => meddle(sql, row));
  }

  const connection: Connection = {
    rows: async <T>(schema: z.ZodType<T>, sql: string, values: readonly SqlValue[] = []) => {
      const rows = all(sql, values);
      tables.onAsked?.({ do: 'rows', sql, values, gave: rows });
      return readRows(schema, rows);
    },
    run: async (sql, values = []) => {
      const { statement } = prepare(sql);
      version += 1;
      const changes = statement.reader
        ? statement.all(named(values)).length
        : (values.length === 0 ? statement.run() : statement.run(named(values))).changes;
      tables.onAsked?.({ do: 'run', sql, values, gave: changes });
      return changes;
    },
    copy: async (filled) => {
      for (const { table, columns, rows } of filled) {
        tables.onAsked?.({ do: 'copy', table, columns, rows });
        const places = columns.map((_, at) => `$${at + 1}`).join(', ');
        const { statement } = prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`);
        version += 1;
        for (const row of rows) statement.run(named(row));
      }
    },
  };

  let last: Promise<unknown> = Promise.resolve();
  async function transact<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    savepoint.run();
    tables.onAsked?.({ do: 'begin' });
    try {
      const value = await work(connection);
      tables.onCommit();
      release.run();
      tables.onAsked?.({ do: 'commit' });
      return value;
    } catch (error) {
      version += 1;
      undo.run();
      release.run();
      tables.onAsked?.({ do: 'undo' });
      throw error;
    }
  }

  const tables: SimTables = {
    ...connection,
    form: 'pglite',
    // One after the other, as in PGlite.
    transaction: (work) => {
      const turn = last.then(
        () => transact(work),
        () => transact(work),
      );
      last = turn.catch(() => undefined);
      return turn;
    },
    close: () => Promise.resolve(void db.close()),
    keep: () => db.exec('savepoint start'),
    reset: () => {
      tables.meddle = null;
      version += 1;
      db.exec('rollback to start');
    },
    throwAway: () => {
      tables.onAsked?.({ do: 'throw away' });
      version += 1;
      for (const table of FOLDED_TABLES) db.exec(`delete from ${table}`);
    },
    onCommit: () => undefined,
    meddle: null,
    onAsked: null,
    version: () => version,
    change: (sql) => {
      version += 1;
      db.exec(sql);
    },
    ask: (sql) => all(sql, []),
  };
  return tables;
}
