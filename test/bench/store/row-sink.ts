import type Sqlite from 'better-sqlite3';
import type { Write } from '../../../electron/store/audit/writer.ts';
import type { IndexColumn } from '../../../electron/store/vault/vault.ts';
import { type Clear, insertRow, type RowKey, type SealedTable } from '../../../electron/store/rows/sealed-table.ts';

/** Takes the rows of the bench: the store's own way, or plain beside it. */
export type RowSink = {
  readonly insert: <Row extends Clear, Content>(
    table: SealedTable<Row, Content>,
    key: RowKey,
    row: Row,
    content: Content,
  ) => void;
  readonly index: (column: IndexColumn, value: string) => Buffer;
};

/** Sealed, with a MAC, named by the next audit entry. */
export const sealedSink = (write: Write): RowSink => ({
  insert: (table, key, row, content) => insertRow(write, table, key, row, content),
  index: write.sealer.index,
});

const NO_MAC = Buffer.alloc(0);

/** The same columns, the content as readable JSON: what a careful program without seals would write. */
export function plainSink(db: Sqlite.Database): RowSink {
  const statements = new Map<string, Sqlite.Statement>();
  return {
    insert: (table, { id, revision }, row, content) => {
      const names = Object.keys(row);
      const text = `INSERT INTO ${table.name} (id, revision, epoch, ${names.join(', ')}, sealed, row_mac)
        VALUES (?, ?, 1, ${names.map(() => '?').join(', ')}, ?, ?)`;
      const known = statements.get(text) ?? db.prepare(text);
      statements.set(text, known);
      known.run(id, revision, ...Object.values(row), Buffer.from(JSON.stringify(table.write(content))), NO_MAC);
    },
    index: (_, value) => Buffer.from(value),
  };
}
