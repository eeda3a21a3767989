import type { ReadDb, SqlRow, WriteDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';

/** The database's own count of committed transactions; `head.log` says how high it must at least be. */
export type CommitMark = { readonly commit: number; readonly auditSeq: number };

const rowOf = ({ commit, auditSeq }: CommitMark): SqlRow => ({ id: 1, seq: commit, audit_seq: auditSeq });

/** Null in a database that was just made. STORE_CORRUPT when the row was changed or belongs to another PC's keys. */
export function readCommitMark(db: ReadDb, sealer: RowSealer): CommitMark | null {
  const row = db.get(sql`SELECT seq, audit_seq, row_mac FROM commit_mark WHERE id = 1`);
  if (row === null) return null;
  const mark = { commit: Number(row['seq']), auditSeq: Number(row['audit_seq']) };
  if (!sealer.hasMac('commit_mark', rowOf(mark), row['row_mac'])) throw new StoreError('STORE_CORRUPT');
  return mark;
}

/** Writes the mark of the transaction it runs in. */
export function writeCommitMark(db: WriteDb, sealer: RowSealer, mark: CommitMark): void {
  const mac = sealer.mac('commit_mark', rowOf(mark));
  db.run(sql`
    INSERT INTO commit_mark (id, seq, audit_seq, row_mac) VALUES (1, ${mark.commit}, ${mark.auditSeq}, ${mac})
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, audit_seq = excluded.audit_seq, row_mac = excluded.row_mac`);
}
