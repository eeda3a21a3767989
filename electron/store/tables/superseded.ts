import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import type { SqlValue } from '../db/sql.ts';
import { members, textOf } from '../read-json.ts';
import { insertRow, type SealedTable, type Stored } from '../rows/sealed-table.ts';
import type { Write } from '../audit/writer.ts';

type SupersededRow = {
  readonly table_name: string;
  readonly row_id: string;
  readonly row_revision: number;
  readonly at: string;
};

/** Rows that were replaced, whole: nothing about money or identity is ever overwritten. `old` is canonical JSON. */
export const supersededTable: SealedTable<SupersededRow, { readonly old: string }> = {
  name: 'superseded',
  label: '历史版本',
  columns: { table_name: true, row_id: true, row_revision: true, at: true },
  read: (json) => ({ old: textOf(members(json), 'old') }),
  write: (content) => content,
};

/** Keeps a row as it stands, before it is replaced or removed. */
export function keepOld<Row extends Readonly<Record<string, SqlValue>>, Content>(
  write: Write,
  newId: () => string,
  table: SealedTable<Row, Content>,
  stored: Stored<Row, Content>,
): void {
  const columns = Object.entries<SqlValue>(stored.row).map(([name, value]): [string, Canonical] => [
    name,
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  ]);
  const old = canonicalJson({ row: Object.fromEntries(columns), content: table.write(stored.content()) });
  const row = { table_name: table.name, row_id: stored.id, row_revision: stored.revision, at: write.now };
  insertRow(write, supersededTable, { id: newId(), revision: 1 }, row, { old });
}
