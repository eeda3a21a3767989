import { z } from 'zod';
import type { CopyValue, Database } from '../../../county/db/database.ts';

/** The tables that a batch fills. */
const FILLED = ['record', 'visit', 'fund_use', 'pair', 'batch', 'receipt', 'feed_item'];
const RUNS = 3;

type Content = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CopyValue[])[];
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - from) / 1e9;
};

/** What `sealed` of a record says, to be copied in its place as readable text. */
type ReadSealed = (hash: string, sealed: Uint8Array) => string;

/**
 * The rows that batches left in the tables, copied as they are under another county and nothing else: what the tables can take at
 * all. With `read` the document of each record is readable text, packed by PostgreSQL with lz4, instead of sealed bytes. Cases a second,
 * the best of three.
 */
export async function rawCopy(database: Database, county: string, read?: ReadSealed): Promise<number> {
  if (read !== undefined) await makeReadable(database);
  const contents: Content[] = [];
  for (const table of FILLED) {
    const own = table === 'receipt' || table === 'feed_item' ? '' : 'and batch > 0';
    const rows = await database.rows(
      z.record(z.string(), z.custom<CopyValue>()),
      `select * from ${table} where county = $1 ${own}`,
      [county],
    );
    const columns = Object.keys(rows[0] ?? {});
    const isReadable = table === 'record' && read !== undefined;
    const values = rows.map((row) =>
      columns.map((column): CopyValue => {
        const value = row[column] ?? null;
        if (column === 'county') return 'copied';
        return isReadable && column === 'sealed' && value instanceof Uint8Array
          ? read(String(row['hash']), value)
          : value;
      }),
    );
    if (columns.length > 0) contents.push({ table: isReadable ? READABLE : table, columns, rows: values });
  }
  const rows = contents.find(({ table }) => table === 'record' || table === READABLE)?.rows.length ?? 0;
  let best = 0;
  for (let run = 0; run < RUNS; run++) {
    const took = await timed(() =>
      database.transaction(async (connection) => {
        for (const { table, columns, rows: values } of contents) await connection.copy(table, columns, values);
      }),
    );
    best = Math.max(best, rows / took);
    for (const { table } of contents) await database.run(`delete from ${table} where county = 'copied'`);
  }
  return best;
}

const READABLE = 'record_readable';

async function makeReadable(database: Database): Promise<void> {
  await database.run(`drop table if exists ${READABLE}`);
  await database.run(`create table ${READABLE} (like record including all)`);
  await database.run(`alter table ${READABLE} drop column sealed`);
  await database.run(`alter table ${READABLE} add column sealed text compression lz4 not null`);
}
