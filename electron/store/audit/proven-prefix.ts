import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { writeDurably } from '../files/durable-file.ts';
import { members, textOf, wholeNumberOf } from '../read-json.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';

/** Up to which entry every signature was once found right, and the SHA-256 over these entries as they then were. */
export type ProvenPrefix = { readonly seq: number; readonly digest: string };

/** Where a prefix is remembered. Without it a check takes longer and finds the same. */
export type Proofs = { readonly read: () => ProvenPrefix | null; readonly keep: (prefix: ProvenPrefix) => void };

const NAME = 'audit-proven.json';
const PLACE = 'audit_proven';

/** A small file beside the database. Its MAC needs the data key, so nobody can write one for entries of their own. */
export function proofFile(dataDir: string, sealer: RowSealer): Proofs {
  const path = join(dataDir, NAME);
  return {
    read: () => {
      try {
        const from = members(JSON.parse(readFileSync(path, 'utf8')));
        const prefix = { seq: wholeNumberOf(from, 'seq'), digest: textOf(from, 'digest') };
        return sealer.hasMac(PLACE, prefix, Buffer.from(textOf(from, 'mac'), 'hex')) ? prefix : null;
      } catch {
        // Not there, torn or of another version: everything is checked anew.
        return null;
      }
    },
    keep: ({ seq, digest }) => {
      const mac = sealer.mac(PLACE, { seq, digest }).toString('hex');
      try {
        writeDurably(path, JSON.stringify({ seq, digest, mac }));
      } catch (cause) {
        // A full or read-only disk costs the next check time and nothing else.
        if (!(cause instanceof StoreError)) throw cause;
      }
    },
  };
}

/** An entry as text in which no two entries look the same, every column in it. */
export type EntryLine = {
  readonly seq: number;
  readonly hash: string;
  readonly action: string;
  readonly rowList: string;
  readonly line: string;
};

/** The entries after a number as SQLite writes them: reading a million so takes seconds, checking signatures minutes. */
export function entryLines(db: ReadDb, after: number, most: number): readonly EntryLine[] {
  const rows = db.all(sql`
    SELECT seq, lower(hex(hash)) AS hash_hex, action, row_list,
      quote(seq) || ',' || quote(epoch) || ',' || quote(user_id) || ',' || quote(key_id) || ',' || quote(action) || ',' ||
      quote(ref) || ',' || quote(at) || ',' || quote(boot_id) || ',' || quote(row_list) || ',' || quote(sealed) || ',' ||
      quote(prev) || ',' || quote(hash) || ',' || quote(signature) AS line
    FROM audit WHERE seq > ${after} ORDER BY seq LIMIT ${most}`);
  return rows.map((row) => ({
    seq: Number(row['seq']),
    hash: String(row['hash_hex']),
    action: String(row['action']),
    rowList: String(row['row_list']),
    line: `${String(row['line'])}\n`,
  }));
}
