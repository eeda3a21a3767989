import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import type { ReadDb, SqlRow, WriteDb } from '../db/database.ts';
import { commaList, identifier, insertInto, sql, type Sql, type SqlValue, updateById } from '../db/sql.ts';
import { StoreError } from '../store-error.ts';
import type { DamagedRow } from '../damage/damaged-row.ts';
import type { RowSealer } from './row-sealer.ts';

/** A table whose rows have clear columns for queries, one sealed blob for what is personal, and a MAC over both. */
export type SealedTable<Row, Content> = {
  readonly name: string;
  /** What people call one row. */
  readonly label: string;
  /** Every clear column besides `id`, `revision`, `epoch`; checked against `Row` by the compiler. */
  readonly columns: Readonly<Record<keyof Row & string, true>>;
  readonly read: (json: unknown) => Content;
  readonly write: (content: Content) => Canonical;
  /** Every column that holds a blind index, of what `read` takes: made anew when the data key is replaced. */
  readonly reindex?: (sealer: RowSealer, json: unknown) => Clear;
  /** The columns that name a sealed file and the hash of what is in it: the file is sealed anew with the row. */
  readonly file?: { readonly id: keyof Row & string; readonly sha256: keyof Row & string };
};

/** A row whose MAC was right. Its content is opened when asked for. */
export type Stored<Row, Content> = {
  readonly id: string;
  readonly revision: number;
  readonly row: Row;
  readonly mac: Buffer;
  readonly content: () => Content;
};

export type RowReader = {
  readonly db: ReadDb;
  readonly sealer: RowSealer;
  /** Takes note of a row that cannot be used. */
  readonly damage: (row: DamagedRow) => void;
};

export type RowWriter = {
  readonly db: WriteDb;
  readonly sealer: RowSealer;
  /** Takes note of a row written (its MAC) or removed (null), for the audit entry. */
  readonly touch: (table: string, id: string, mac: Buffer | null) => void;
};

/** What reading, checking and moving any table needs. */
export type AnyTable = {
  readonly name: string;
  readonly label: string;
  readonly columns: object;
  readonly reindex?: (sealer: RowSealer, json: unknown) => Clear;
  readonly file?: { readonly id: string; readonly sha256: string };
};
/** Columns as SQLite keeps them. */
export type Clear = Readonly<Record<string, SqlValue>>;

const selections = new WeakMap<AnyTable, Sql>();

/** SELECT and FROM of a table, put together once. */
function selectionOf(table: AnyTable): Sql {
  const known = selections.get(table);
  if (known !== undefined) return known;
  const names = ['id', 'revision', 'epoch', ...Object.keys(table.columns), 'sealed', 'row_mac'];
  const made = sql`SELECT ${commaList(names.map(identifier))} FROM ${identifier(table.name)}`;
  selections.set(table, made);
  return made;
}

const tampered = ({ name, label }: AnyTable, id: string): StoreError =>
  new StoreError('ROW_TAMPERED', { row: id, table: label, name });

function readRow<Row extends Clear, Content>(
  { sealer }: Pick<RowReader, 'sealer'>,
  table: SealedTable<Row, Content>,
  found: SqlRow,
): Stored<Row, Content> {
  const { id: foundId, revision, epoch, sealed, row_mac: mac, ...row } = found;
  const id = String(foundId);
  if (!(mac instanceof Uint8Array) || !sealer.hasMac(table.name, found, mac)) throw tampered(table, id);
  const place = { table: table.name, id, revision: Number(revision), epoch: Number(epoch) };
  return {
    id,
    revision: place.revision,
    row: row as Row, // the MAC proves that it is a row `insertRow` or `replaceRow` took
    mac: Buffer.from(mac),
    content: () => {
      const text = sealed instanceof Uint8Array ? sealer.unseal(place, sealed) : null;
      if (text === null) throw tampered(table, id);
      return table.read(JSON.parse(text));
    },
  };
}

const select = (db: ReadDb, table: AnyTable, tail: Sql): readonly SqlRow[] =>
  db.all(sql`${selectionOf(table)} ${tail}`);

/** A row as it stands, its MAC with it, not checked; null when there is none. */
export const wholeRow = (db: ReadDb, table: AnyTable, id: string): SqlRow | null =>
  select(db, table, sql`WHERE id = ${id}`)[0] ?? null;

/** Rows, each checked; `tail` is what comes after FROM. Throws ROW_TAMPERED at the first bad one. */
export function selectRows<Row extends Clear, Content>(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  table: SealedTable<Row, Content>,
  tail: Sql,
): readonly Stored<Row, Content>[] {
  return select(reader.db, table, tail).map((found) => readRow(reader, table, found));
}

/** The rows that are sound; the others are noted and left out, so that one bad row does not stop the rest. */
export function selectSoundRows<Row extends Clear, Content, T>(
  reader: RowReader,
  table: SealedTable<Row, Content>,
  tail: Sql,
  use: (stored: Stored<Row, Content>) => T,
): readonly T[] {
  return select(reader.db, table, tail).flatMap((found) => {
    try {
      return [use(readRow(reader, table, found))];
    } catch (cause) {
      if (!(cause instanceof StoreError) || cause.error.code !== 'ROW_TAMPERED') throw cause;
      reader.damage({ table: table.name, label: table.label, id: String(found['id']) });
      return [];
    }
  });
}

/** Id and MAC (first 32 hex digits, null when it is wrong) of a row, and whether it says it is a draft. */
export type CheckedMac = { readonly id: string; readonly mac: string | null; readonly isDraft: boolean };

/** The rows of a table as they are, sound or not; `tail` is what comes after FROM. */
export function checkedMacs(
  { db, sealer }: Pick<RowReader, 'db' | 'sealer'>,
  table: AnyTable,
  tail: Sql,
): readonly CheckedMac[] {
  return select(db, table, tail).map((row) => {
    const { id, status, row_mac: mac } = row;
    const isSound = mac instanceof Uint8Array && sealer.hasMac(table.name, row, mac);
    return { id: String(id), mac: isSound ? shortMac(mac) : null, isDraft: status === 'draft' };
  });
}

/** A MAC as the audit chain names it. */
export const shortMac = (mac: Uint8Array): string => Buffer.from(mac).toString('hex', 0, 16);

/** One row by its id; null when there is none. */
export function findRow<Row extends Clear, Content>(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  table: SealedTable<Row, Content>,
  id: string,
): Stored<Row, Content> | null {
  return selectRows(reader, table, sql`WHERE id = ${id}`)[0] ?? null;
}

/** What a row is, besides its content. */
export type RowKey = { readonly id: string; readonly revision: number };

function compose<Row extends Clear, Content>(
  sealer: RowSealer,
  table: SealedTable<Row, Content>,
  { id, revision }: RowKey,
  row: Row,
  content: Content,
): SqlRow & { readonly row_mac: Buffer } {
  const place = { table: table.name, id, revision, epoch: sealer.epoch };
  const sealed = sealer.seal(place, canonicalJson(table.write(content)));
  const clear: SqlRow = { id, revision, epoch: sealer.epoch, ...row, sealed };
  return { ...clear, row_mac: sealer.mac(table.name, clear) };
}

/** Adds a row. */
export function insertRow<Row extends Clear, Content>(
  { db, sealer, touch }: RowWriter,
  table: SealedTable<Row, Content>,
  key: RowKey,
  row: Row,
  content: Content,
): void {
  const whole = compose(sealer, table, key, row, content);
  db.run(insertInto(table.name, whole));
  touch(table.name, key.id, whole.row_mac);
}

/** Puts a whole row in place of the one with its id; throws when there is none, because that is a bug. */
export function replaceRow<Row extends Clear, Content>(
  { db, sealer, touch }: RowWriter,
  table: SealedTable<Row, Content>,
  key: RowKey,
  row: Row,
  content: Content,
): void {
  const whole = compose(sealer, table, key, row, content);
  // Without the id, which stays: naming it would have SQLite look through every table that refers to this one.
  const { id: _id, ...rest } = whole;
  const changed = db.run(updateById(table.name, key.id, rest));
  if (changed !== 1) throw new Error(`${table.name} has no row ${key.id}`);
  touch(table.name, key.id, whole.row_mac);
}

/** Removes a row; what it held must be kept elsewhere first. */
export function removeRow({ db, touch }: RowWriter, table: { readonly name: string }, id: string): void {
  db.run(sql`DELETE FROM ${identifier(table.name)} WHERE id = ${id}`);
  touch(table.name, id, null);
}
