import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { writeDurably } from '../files/durable-file.ts';
import { listOf, members, textOf, wholeNumberOf } from '../read-json.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';
import { hashAt } from './audit-chain.ts';

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

/** Some entries as text in which no two ways to fill their columns look the same. */
export type EntryLines = {
  readonly text: string;
  readonly count: number;
  /** The last of them. */
  readonly seq: number;
  readonly hash: string;
  /** Those that named rows. */
  readonly named: readonly { readonly seq: number; readonly action: string; readonly rowList: string }[];
};

/**
 * The entries after a number as SQLite writes them, up to `most`: reading a million so takes seconds, checking signatures
 * minutes. SQLite also puts the lines together, because a value handed over costs more than its bytes.
 */
export function entryLines(db: ReadDb, after: number, most: number): EntryLines {
  const row = db.get(sql`
    SELECT count(*) AS count, max(seq) AS seq, group_concat(line, '') AS text,
      json_group_array(json(CASE WHEN row_list <> '[]' THEN json_array(seq, action, row_list) END)) AS named
    FROM (
      SELECT seq, action, row_list,
        quote(seq) || ',' || quote(epoch) || ',' || quote(user_id) || ',' || quote(key_id) || ',' || quote(action) || ','
        || quote(ref) || ',' || quote(at) || ',' || quote(boot_id) || ',' || quote(row_list) || ',' || quote(sealed) || ','
        || quote(prev) || ',' || quote(hash) || ',' || quote(signature) || char(10) AS line
      FROM audit WHERE seq > ${after} ORDER BY seq LIMIT ${most}
    )`);
  const seq = Number(row?.['seq'] ?? after);
  return {
    text: String(row?.['text'] ?? ''),
    count: Number(row?.['count'] ?? 0),
    seq,
    hash: hashAt(db, seq) ?? '',
    named: readNamed(JSON.parse(String(row?.['named'] ?? '[]'))),
  };
}

/** SQLite wrote it a moment ago, from columns of a STRICT table; null stands for an entry that named no row. */
function readNamed(json: unknown): EntryLines['named'] {
  return listOf({ json }, 'json', (item: unknown) => {
    if (!Array.isArray(item)) return [];
    const [seq, action, rowList]: readonly unknown[] = item;
    return [{ seq: Number(seq), action: String(action), rowList: String(rowList) }];
  }).flat();
}
