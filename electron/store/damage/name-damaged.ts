import type { ReadDb, SqlRow } from '../db/database.ts';
import { identifier, sql } from '../db/sql.ts';
import { members, ShapeError, textOf } from '../read-json.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import type { DamagedName, DamagedRow } from './damaged-row.ts';

type Reader = { readonly db: ReadDb; readonly sealer: RowSealer };

/**
 * Names a row whose MAC is wrong, so that people know whom to ask for the papers. The name comes out of a blob that is
 * authentic by itself; the number is the clear column and may be what was changed. Nothing else may be done with either.
 */
export function nameDamaged(reader: Reader, { table, id }: Pick<DamagedRow, 'table' | 'id'>): DamagedName {
  const row = rowOf(reader, table, id);
  if (row === null) return { number: null, name: null };
  if (table === 'application') return ofApplication(reader, row);
  if (table === 'person') return { number: null, name: nameIn(reader, table, row) };
  for (const [column, owner] of [
    ['application_id', 'application'],
    ['person_id', 'person'],
  ] as const) {
    if (typeof row[column] === 'string') return nameDamaged(reader, { table: owner, id: row[column] });
  }
  return { number: null, name: null };
}

function ofApplication(reader: Reader, row: SqlRow): DamagedName {
  return {
    number: typeof row['number'] === 'string' ? row['number'] : null,
    name: nameIn(reader, 'application', row) ?? nameOfPerson(reader, row),
  };
}

const nameOfPerson = (reader: Reader, { person_id: id }: SqlRow): string | null =>
  typeof id === 'string' ? nameDamaged(reader, { table: 'person', id }).name : null;

const rowOf = ({ db }: Reader, table: string, id: string): SqlRow | null =>
  db.get(sql`SELECT * FROM ${identifier(table)} WHERE id = ${id}`);

/** The name sealed in a row; null when the blob is not this row's either. */
function nameIn({ sealer }: Reader, table: string, row: SqlRow): string | null {
  const { id, revision, epoch, sealed } = row;
  if (!(sealed instanceof Uint8Array)) return null;
  const place = { table, id: String(id), revision: Number(revision), epoch: Number(epoch) };
  const text = sealer.unseal(place, sealed);
  if (text === null) return null;
  try {
    const content = members(JSON.parse(text));
    const name = textOf(table === 'application' ? members(content['person']) : content, 'name').trim();
    return name === '' ? null : name;
  } catch (cause) {
    if (cause instanceof ShapeError || cause instanceof SyntaxError) return null;
    throw cause;
  }
}
