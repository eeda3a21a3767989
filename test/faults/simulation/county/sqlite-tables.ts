import Sqlite from 'better-sqlite3';
import type { z } from 'zod';
import type { Connection, CopyValue, Database, SqlValue, TableRows } from '../../../../county/db/database.ts';
import { migrations } from '../../../../county/db/migrations/migrations.ts';
import { FOLDED_TABLES } from '../../../../county/db/migrations/steps/0020-tables.ts';
import { readRows } from '../../../../county/db/read-rows.ts';
import { type FastRows, fastRows } from '../disk/fast-rows.ts';
import { type Answer, type Answers, KnownAnswers } from '../disk/known-answers.ts';

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

/** What only PostgreSQL says, in SQLite's words; its values are still called `$1`, `$2`. */
const translate = (sql: string): string =>
  sql
    .replace(/unnest\((\$\d+)::text\[\]\) k\((\w+)\)/g, '(select value as $2 from json_each($1)) k')
    .replace(
      /unnest\((\$\d+)::bigint\[\], (\$\d+)::bigint\[\]\) k\((\w+), (\w+)\)/g,
      '(select a.value as $3, b.value as $4 from json_each($1) a join json_each($2) b using (key)) k',
    )
    .replace(/cross join lateral \(select \* from (\w+) f where (.*?) offset 0\) f/g, 'join $1 f on $2')
    .replace(/= any\((\$\d+)\)/g, 'in (select value from json_each($1))')
    .replace(/(\$\d+)::text\b(?!\[)/g, '$1')
    .replace(/\bgreatest\(/g, 'max(')
    .replace(/substring\((\w+) from '\^\\\{"(\w+)":[^']*'\)/g, "$1 ->> '$2'");

/** One change that carries another along, which SQLite has not: the two, one after the other. */
const changesIn = (sql: string): readonly string[] =>
  /^with \w+ as \(\s*((?:update|delete)\b.*)\)\s+(insert\b.*)$/s.exec(sql)?.slice(1) ?? [sql];

/** SQLite binds by place alone, which is faster than by name. */
const unnamed = (translated: string): string => translated.replace(/\$\d+/g, '?');

/** Which value stands at each `?`, counted from 0. */
const placesOf = (translated: string): readonly number[] =>
  [...translated.matchAll(/\$(\d+)/g)].map(([, at]) => Number(at) - 1);

const bind = (value: SqlValue | CopyValue): Bound => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return Array.isArray(value) ? JSON.stringify(value) : (value as Bound); // what is left is what SQLite takes
};

type Row = Readonly<Record<string, unknown>>;
type Prepared = {
  readonly statement: Sqlite.Statement;
  readonly rows: FastRows;
  readonly places: readonly number[];
  readonly flags: readonly string[];
  readonly answers: Answers<Row>;
};

export function sqliteTables(nativeBinding: string): SimTables {
  const db = new Sqlite(':memory:', { nativeBinding });
  // Small tables in small pages: what a change keeps of before is whole pages.
  db.pragma('page_size = 1024');
  for (const { statements } of migrations)
    for (const statement of statements) if (!/set storage external/.test(statement)) db.exec(translate(statement));
  db.exec('begin');
  const known = new KnownAnswers<Row>(db);
  const savepoint = db.prepare('savepoint change');
  const release = db.prepare('release change');
  const undo = db.prepare('rollback to change');
  const prepared = new Map<string, Prepared>();
  const split = new Map<string, readonly string[]>();

  function prepare(sql: string): Prepared {
    const before = prepared.get(sql);
    if (before !== undefined) return before;
    const translated = translate(sql);
    const statement = db.prepare(unnamed(translated));
    const names = statement.reader ? statement.columns().map(({ name }) => name) : [];
    const flags = names.filter((name) => name.startsWith('is_'));
    const made = { statement, rows: fastRows(statement), places: placesOf(translated), flags, answers: known.of(sql) };
    prepared.set(sql, made);
    return made;
  }

  const bound = ({ places }: Prepared, values: readonly (SqlValue | CopyValue)[]): Bound[] =>
    places.map((at) => bind(values[at] ?? null));

  function read(asked: Prepared, values: readonly SqlValue[]): readonly Row[] {
    const rows = asked.rows(bound(asked, values));
    if (asked.flags.length > 0) for (const row of rows) for (const flag of asked.flags) row[flag] = row[flag] === 1;
    return rows;
  }

  function all(sql: string, values: readonly SqlValue[]): Answer<Row> {
    const asked = prepare(sql);
    const answer = asked.answers.ask(values, () => read(asked, values));
    const { meddle } = tables;
    return meddle === null ? answer : { rows: answer.rows.map((row) => meddle(sql, row)), read: new Map() };
  }

  function change(sql: string, values: readonly SqlValue[]): number {
    const asked = prepare(sql);
    const { statement } = asked;
    known.noteChange(sql);
    const given = bound(asked, values);
    return statement.reader ? statement.all(...given).length : statement.run(...given).changes;
  }

  const connection: Connection = {
    rows: async <T>(schema: z.ZodType<T>, sql: string, values: readonly SqlValue[] = []) => {
      const answer = all(sql, values);
      tables.onAsked?.({ do: 'rows', sql, values, gave: answer.rows });
      const before = answer.read.get(schema) as readonly T[] | undefined; // under a schema lies what it gave
      if (before !== undefined) return before;
      const made = readRows(schema, answer.rows);
      answer.read.set(schema, made);
      return made;
    },
    run: async (sql, values = []) => {
      const parts = split.get(sql) ?? changesIn(sql);
      split.set(sql, parts);
      let changes = 0;
      for (const part of parts) changes = change(part, values);
      tables.onAsked?.({ do: 'run', sql, values, gave: changes });
      return changes;
    },
    copy: async (filled) => {
      for (const { table, columns, rows } of filled) {
        tables.onAsked?.({ do: 'copy', table, columns, rows });
        const places = columns.map((_, at) => `$${at + 1}`).join(', ');
        const sql = `insert into ${table} (${columns.join(', ')}) values (${places})`;
        const asked = prepare(sql);
        known.noteChange(sql);
        for (const row of rows) asked.statement.run(...bound(asked, row));
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
      known.noteAll();
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
      known.forget();
      db.exec('rollback to start');
    },
    throwAway: () => {
      tables.onAsked?.({ do: 'throw away' });
      known.noteAll();
      for (const table of FOLDED_TABLES) db.exec(`delete from ${table}`);
    },
    onCommit: () => undefined,
    meddle: null,
    onAsked: null,
    version: () => known.version,
    change: (sql) => {
      known.noteAll();
      db.exec(sql);
    },
    ask: (sql) => all(sql, []).rows,
  };
  return tables;
}
