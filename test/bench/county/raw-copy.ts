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

/**
 * The rows that batches left in the tables, copied as they are under another county and nothing else: what the tables can take at
 * all. Cases a second, the best of three.
 */
export async function rawCopy(database: Database, county: string): Promise<number> {
  const contents: Content[] = [];
  for (const table of FILLED) {
    const own = table === 'receipt' || table === 'feed_item' ? '' : 'and batch > 0';
    const rows = await database.rows(
      z.record(z.string(), z.custom<CopyValue>()),
      `select * from ${table} where county = $1 ${own}`,
      [county],
    );
    const columns = Object.keys(rows[0] ?? {});
    const values = rows.map((row) => columns.map((column) => (column === 'county' ? 'copied' : (row[column] ?? null))));
    if (columns.length > 0) contents.push({ table, columns, rows: values });
  }
  const rows = contents.find(({ table }) => table === 'record')?.rows.length ?? 0;
  let best = 0;
  for (let run = 0; run < RUNS; run++) {
    const took = await timed(() =>
      database.transaction(async (connection) => {
        for (const { table, columns, rows: values } of contents) await connection.copy(table, columns, values);
      }),
    );
    best = Math.max(best, rows / took);
    for (const table of FILLED) await database.run(`delete from ${table} where county = 'copied'`);
  }
  return best;
}
