import type { Write } from '../audit/writer.ts';
import { lastAbout } from '../audit/audit-chain.ts';
import type { SqlRow } from '../db/database.ts';
import { commaList, identifier, sql } from '../db/sql.ts';
import { type AnyTable, wholeRow } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import { sealFileAnew } from './seal-file-anew.ts';

/** What came of one row. `spent`: the file whose place another one took; to be removed once the row is on disk. */
export type MovedRow =
  | { readonly what: 'moved'; readonly spent: string | null; readonly isFileLost: boolean }
  /** Gone meanwhile, or of the present epoch. */
  | { readonly what: 'none' }
  /** Its MAC is wrong: nobody can use it under any key. */
  | { readonly what: 'damaged' }
  /** Sound, but this program cannot seal it anew: it stays under the earlier key. */
  | { readonly what: 'stuck' };

/** Seals a row anew under the present key: the same content, the same revision. */
export function moveRow(context: StoreContext, write: Write, table: AnyTable, id: string): MovedRow {
  const { sealer } = write;
  const found = wholeRow(write.db, table, id);
  if (found === null) return { what: 'none' };
  const { row_mac: mac, ...row } = found;
  if (row['epoch'] === sealer.epoch) return { what: 'none' };
  if (!sealer.hasMac(table.name, row, mac)) return { what: 'damaged' };
  const { revision, epoch, sealed } = row;
  const place = { table: table.name, id, revision: Number(revision), epoch: Number(epoch) };
  const text = sealed instanceof Uint8Array ? sealer.unseal(place, sealed) : null;
  if (text === null) return { what: 'damaged' };
  const indexes = reindexed(write, table, text);
  if (indexes === null) return { what: 'stuck' };
  const file = table.file === undefined ? null : sealFileAnew(context, table.file, row);
  const clear: SqlRow = {
    ...row,
    ...indexes,
    ...file?.columns,
    epoch: sealer.epoch,
    sealed: sealer.seal({ ...place, epoch: sealer.epoch }, text),
  };
  const newMac = sealer.mac(table.name, clear);
  if (!update(write, table, id, row, { ...clear, row_mac: newMac })) return { what: 'stuck' };
  if (!isTyped(write, table, id, row)) write.moved(table.name, id, newMac);
  return { what: 'moved', spent: file?.spent ?? null, isFileLost: file?.isLost ?? false };
}

/** The blind indexes under the present key; null when this program cannot read the row. */
function reindexed({ sealer }: Write, table: AnyTable, text: string): SqlRow | null {
  if (table.reindex === undefined) return {};
  try {
    return table.reindex(sealer, JSON.parse(text));
  } catch {
    return null;
  }
}

/** Whether a row is a draft being typed: it stands under its own MAC, and an entry here would have its next save miss one. */
const isTyped = ({ db }: Write, table: AnyTable, id: string, row: SqlRow): boolean =>
  table.name === 'application' && row['status'] === 'draft' && lastAbout(db, id)?.action === 'application.edit';

/** False when another row has the place: two that were kept apart under the earlier key. */
function update({ db }: Write, table: AnyTable, id: string, before: SqlRow, after: SqlRow): boolean {
  const changed = Object.entries(after).filter(([name, value]) => before[name] !== value);
  const changes = commaList(changed.map(([name, value]) => sql`${identifier(name)} = ${value}`));
  try {
    return db.run(sql`UPDATE ${identifier(table.name)} SET ${changes} WHERE id = ${id}`) === 1;
  } catch (cause) {
    // SQLite undoes the one statement; the transaction goes on.
    if (cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_CONSTRAINT_UNIQUE') return false;
    throw cause;
  }
}
