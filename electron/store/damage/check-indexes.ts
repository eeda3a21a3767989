import type { CheckProgress } from '../audit/audit-entry.ts';
import type { ReadDb } from '../db/database.ts';
import { identifier, Sql, sql } from '../db/sql.ts';
import { StoreError } from '../store-error.ts';
import { ALL_TABLES } from '../tables/all-tables.ts';

/** Rows between two pauses: some milliseconds. */
const STEP = 200;

type Index = {
  readonly name: Sql;
  readonly columns: readonly Sql[];
  /** Which rows stand in it. */
  readonly only: Sql;
};

/** Up to here SQLite looks through all pages at once in some milliseconds; of more, each backup does, table by table. */
const FEW_PAGES = 2_048;

/**
 * Compares every index with its table, in both directions, and gives the words for the tables whose index is not theirs.
 * An index page put back to an older state is a sound page with its rows under their MACs, and yet what is looked up
 * through it is hidden: a bill that was claimed, a person who has a file. It may pause at each `yield` while the store
 * goes on being written. What SQLite itself finds wrong on the way is thrown: STORE_CORRUPT, STORE_IO. With `only`, those tables
 * alone.
 */
export function* checkIndexes(
  db: ReadDb,
  only?: readonly string[],
): Generator<CheckProgress, readonly string[], undefined> {
  const tables = db
    .all(sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .filter(({ name }) => only?.includes(String(name)) ?? true);
  const sizes = tables.map(({ name }) => mostRows(db, identifier(String(name))));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const wrong: string[] = [];
  let before = 0;
  for (const [at, { name }] of tables.entries()) {
    const steps = checkTable(db, identifier(String(name)));
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        if (!step.value) wrong.push(wordFor(String(name)));
        break;
      }
      yield { done: Math.min(total, before + step.value), total };
    }
    before += sizes[at] ?? 0;
  }
  // Last, because it would only say that something is wrong and not of which kind.
  if (only === undefined && wrong.length === 0) checkStructure(db);
  return wrong;
}

const wordFor = (table: string): string => ALL_TABLES.find(({ name }) => name === table)?.label ?? '操作记录';

/** Pages that are used twice or not at all: nothing reads wrong yet, and the next write would. */
function checkStructure(db: ReadDb): void {
  if (Number(db.get(sql`SELECT page_count FROM pragma_page_count`)?.['page_count']) > FEW_PAGES) return;
  const check = db.get(sql`SELECT quick_check FROM pragma_quick_check LIMIT 1`)?.['quick_check'];
  if (check !== 'ok') throw new StoreError('STORE_CORRUPT', { check: String(check) });
}

const mostRows = (db: ReadDb, table: Sql): number =>
  Number(db.get(sql`SELECT max(rowid) AS most FROM ${table} NOT INDEXED`)?.['most'] ?? 0);

/** Yields rows looked at; gives whether every index has exactly the rows of the table. */
function* checkTable(db: ReadDb, table: Sql): Generator<number, boolean, undefined> {
  const indexes = indexesOf(db, table);
  if (indexes === null) return false;
  const changes = changesOf(db);
  const rowsIn = indexes.map(() => 0);
  let done = 0;
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const slice = db.get(sql`
      SELECT count(*) AS count, max(id_of_row) AS last FROM (
        SELECT rowid AS id_of_row FROM ${table} NOT INDEXED WHERE rowid > ${after} ORDER BY rowid LIMIT ${STEP}
      )`);
    const count = Number(slice?.['count'] ?? 0);
    if (count === 0) break;
    const last = Number(slice?.['last']);
    for (const [at, index] of indexes.entries()) {
      const { rows, hidden } = compare(db, table, index, after, last);
      if (hidden > 0) return false;
      rowsIn[at] = (rowsIn[at] ?? 0) + rows;
    }
    after = last;
    done += count;
    yield done;
  }
  for (const [at, index] of indexes.entries()) {
    const entries = entriesOf(db, table, index);
    // Counted in pieces, the rows are those of one moment only when nothing was written; the next check counts again.
    if (entries !== rowsIn[at] && changesOf(db) === changes) return false;
    yield done;
  }
  return true;
}

/** Rows of the table between two numbers that should stand in the index, and how many it does not lead to. */
function compare(
  db: ReadDb,
  table: Sql,
  { name, columns, only }: Index,
  after: number,
  last: number,
): { readonly rows: number; readonly hidden: number } {
  const same = joined(
    columns.map((column) => sql`b.${column} IS a.${column}`),
    ' AND ',
  );
  const found = db.get(sql`
    SELECT count(*) AS rows, total(NOT EXISTS (
      SELECT 1 FROM ${table} AS b INDEXED BY ${name} WHERE ${same} AND b.rowid = a.rowid AND ${only}
    )) AS hidden
    FROM ${table} AS a NOT INDEXED WHERE a.rowid > ${after} AND a.rowid <= ${last} AND ${only}`);
  return { rows: Number(found?.['rows']), hidden: Number(found?.['hidden']) };
}

/** `total`, because SQLite counts `count(*)` in whichever index is smallest. */
const entriesOf = (db: ReadDb, table: Sql, { name, only }: Index): number =>
  Number(db.get(sql`SELECT total(1) AS entries FROM ${table} INDEXED BY ${name} WHERE ${only}`)?.['entries']);

const changesOf = (db: ReadDb): number => Number(db.get(sql`SELECT total_changes() AS changes`)?.['changes']);

/** Such conditions the migrations write; anything else is not of this program. */
const CONDITION = /^[a-z_]+ (?:=|<>|IN) [a-z_.'(), ]+$/;

/** The indexes of a table as the schema has them; null when one is none that this program makes. */
function indexesOf(db: ReadDb, table: Sql): readonly Index[] | null {
  const indexes: Index[] = [];
  for (const { name, sql: text } of db.all(
    sql`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ${table.text} ORDER BY name`,
  )) {
    const index = identifier(String(name));
    const columns = db.all(sql`SELECT name FROM pragma_index_info(${index.text}) ORDER BY seqno`);
    const condition = / WHERE (.+)$/s.exec(String(text ?? ''))?.[1];
    if (condition !== undefined && !CONDITION.test(condition)) return null;
    indexes.push({
      name: index,
      columns: columns.map((column) => identifier(String(column['name']))),
      // Of the shape above, so it reads and compares and does nothing else; SQLite uses the index only with its own words.
      only: condition === undefined ? sql`TRUE` : new Sql(condition, []),
    });
  }
  return indexes;
}

const joined = (parts: readonly Sql[], between: string): Sql =>
  new Sql(
    parts.map(({ text }) => text).join(between),
    parts.flatMap(({ values }) => values),
  );
