import type { WriteDb } from '../db/database.ts';
import { identifier, sql, Sql } from '../db/sql.ts';

/**
 * Works on a table whose triggers refuse every change (a ledger is only added to), and puts them back as they were, in the
 * same transaction: nobody else ever meets the table without them.
 */
export function withoutTriggers(db: WriteDb, table: string, work: () => void): void {
  const triggers = db.all(sql`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ${table}`);
  for (const { name } of triggers) db.run(sql`DROP TRIGGER ${identifier(String(name))}`);
  work();
  for (const { sql: text } of triggers) db.run(new Sql(String(text), []));
}
