import { z } from 'zod';
import type { Database } from '../../../../county/db/database.ts';
import { FOLDED_TABLES } from '../../../../county/db/migrations/steps/0020-tables.ts';

const rowSchema = z.record(z.string(), z.unknown());

/** Every row of every folded table, but what is sealed: that has another nonce each time. In an order that does not depend on storage. */
export async function dumpTables(database: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  const dump: Record<string, readonly string[]> = {};
  for (const table of FOLDED_TABLES) {
    const rows = await database.rows(rowSchema, `select * from ${table}`);
    dump[table] = rows.map(({ sealed: _, ...row }) => JSON.stringify(row)).sort();
  }
  return dump;
}
