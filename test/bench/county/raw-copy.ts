import { z } from 'zod';
import type { CopyValue, Database, TableRows } from '../../../county/db/database.ts';

/** The tables that a batch fills. */
const FILLED = ['record', 'summary', 'visit', 'fund_use', 'pair', 'batch', 'receipt', 'feed_item'];
const RUNS = 3;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - from) / 1e9;
};

/** The records' texts by their hashes, to be copied with their rows. */
type Documents = ReadonlyMap<string, string>;

/**
 * The rows that batches left in the tables, copied as they are under another county and nothing else: what the tables can take at
 * all. With `documents` each row carries its record as readable text, packed by PostgreSQL with lz4, and nothing is sealed beside it.
 * Cases a second, the best of three.
 */
export async function rawCopy(database: Database, county: string, documents?: Documents): Promise<number> {
  if (documents !== undefined) await makeReadable(database);
  const contents: TableRows[] = [];
  for (const table of FILLED) {
    if (table === 'summary' && documents !== undefined) continue;
    const own = table === 'receipt' || table === 'feed_item' ? '' : 'and batch > 0';
    const rows = await database.rows(
      z.record(z.string(), z.custom<CopyValue>()),
      `select * from ${table} where county = $1 ${own}`,
      [county],
    );
    const columns = Object.keys(rows[0] ?? {});
    const copies = rows.map((row) =>
      columns.map((column): CopyValue => (column === 'county' ? 'copied' : (row[column] ?? null))),
    );
    if (columns.length === 0) continue;
    if (table !== 'record' || documents === undefined) contents.push({ table, columns, rows: copies });
    else {
      const texts = rows.map((row) => documents.get(String(row['hash'])) ?? '');
      const withText = copies.map((row, at) => [...row, texts[at] ?? '']);
      contents.push({ table: READABLE, columns: [...columns, 'document'], rows: withText });
    }
  }
  const rows = contents.find(({ table }) => table === 'record' || table === READABLE)?.rows.length ?? 0;
  let best = 0;
  for (let run = 0; run < RUNS; run++) {
    const took = await timed(() =>
      database.transaction(async (connection) => {
        for (const content of contents) await connection.copy([content]);
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
  await database.run(`alter table ${READABLE} add column document text compression lz4 not null`);
}
