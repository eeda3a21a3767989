import type { ReadDb } from '../db/database.ts';
import { commaList, sql, type Sql } from '../db/sql.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import type { Vault } from '../vault/vault.ts';
import { readEntriesWhere } from './audit-chain.ts';
import type { AuditEntry, AuditFilter } from './audit-entry.ts';

/** Later than every instant of a day written before it. */
const END_OF_DAY = '~';

function whereOf({ userId, actions, refs, from, to }: AuditFilter, before: number): Sql {
  const conditions = [sql`seq < ${before}`];
  if (userId !== undefined) conditions.push(sql`user_id = ${userId}`);
  if (actions !== undefined) conditions.push(sql`action IN (${listOf(actions)})`);
  if (refs !== undefined) conditions.push(sql`ref IN (${listOf(refs)})`);
  if (from !== undefined) conditions.push(sql`at >= ${from}`);
  if (to !== undefined) conditions.push(sql`at < ${`${to}${END_OF_DAY}`}`);
  return conditions.reduce((all, condition) => sql`${all} AND ${condition}`);
}

const listOf = (values: readonly string[]): Sql => commaList(values.map((value) => sql`${value}`));

/** The entries before a number, newest first, each checked against its own hash. Throws ROW_TAMPERED. */
export const readAuditPage = (
  db: ReadDb,
  sealer: RowSealer,
  vault: Vault,
  filter: AuditFilter,
  { before, most }: { readonly before: number; readonly most: number },
): readonly AuditEntry[] =>
  readEntriesWhere(db, sealer, vault, sql`WHERE ${whereOf(filter, before)} ORDER BY seq DESC LIMIT ${most}`);

/** How many entries a filter lets through. */
export const countAudit = (db: ReadDb, filter: AuditFilter): number =>
  Number(
    db.get(sql`SELECT count(*) AS count FROM audit WHERE ${whereOf(filter, Number.MAX_SAFE_INTEGER)}`)?.['count'] ?? 0,
  );
