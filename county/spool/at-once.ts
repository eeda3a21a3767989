import type { Database } from '../db/database.ts';
import { assertKey } from './spool-paths.ts';
import type { BatchKey } from './spool.ts';

/** Bytes of a batch in one row. */
export const CHUNK_BYTES = 1024 * 1024;

/** In which tables the files lie, and their bytes. */
export type SpoolTables = { readonly file: string; readonly chunk: string };

/**
 * The usual ways of a file into the tables, each one statement and its own commit: nearly every batch is new here and fits one row. False:
 * it was not so, and nothing was done; the way that locks the file and looks finds out why. A second one that comes meanwhile waits for the
 * row, and is then judged by the row as it stands, but by the pieces as they stood when it began: so the length it began with must still be
 * the file's, and two pieces for one place are one row.
 */
export type AtOnce = {
  /** A whole file. */
  readonly put: (key: BatchKey, bytes: Uint8Array) => Promise<boolean>;
  /** Begins an upload. */
  readonly create: (key: BatchKey, length: number) => Promise<boolean>;
  /** Adds a piece that begins where the upload ends. */
  readonly append: (key: BatchKey, offset: number, bytes: Uint8Array) => Promise<boolean>;
  /** Makes an upload in one piece whole when its bytes have the hash of its name. */
  readonly finish: (key: BatchKey) => Promise<boolean>;
};

export function atOnce(database: Database, county: string, { file, chunk }: SpoolTables, clock: () => number): AtOnce {
  const KEY = 'county, device, seq, hash';
  const MINE = 'county = $1 and device = $2 and seq = $3 and hash = $4';
  const PIECES = 'c.county = $1 and c.device = $2 and c.seq = $3 and c.hash = $4';
  const FILE_ROW = `${file} (${KEY}, length, state, touched_at)`;

  function idOf(key: BatchKey): readonly [string, string, number, string] {
    assertKey(key);
    return [county, key.device, key.seq, key.hash];
  }

  return {
    put: async (key, bytes) => {
      const id = idOf(key);
      if (bytes.length > CHUNK_BYTES) return false;
      const added = await database.run(
        `with new as (
           insert into ${FILE_ROW} values ($1, $2, $3, $4, $5, 'whole', $6) on conflict do nothing returning ${KEY}
         )
         insert into ${chunk} (${KEY}, place, bytes) select ${KEY}, 0, $7 from new`,
        [...id, bytes.length, clock(), bytes],
      );
      return added === 1;
    },
    create: async (key, length) => {
      const added = await database.run(
        `insert into ${FILE_ROW} values ($1, $2, $3, $4, $5, 'part', $6) on conflict do nothing`,
        [...idOf(key), length, clock()],
      );
      return added === 1;
    },
    append: async (key, offset, bytes) => {
      const id = idOf(key);
      if (bytes.length === 0 || bytes.length > CHUNK_BYTES) return false;
      const added = await database.run(
        `with part as (
           update ${file} f set touched_at = $8
            where ${MINE} and state = 'part' and length >= $6
              and length = (select c.length from ${file} c where ${PIECES})
              and $5 = (select coalesce(max(c.place + octet_length(c.bytes)), 0) from ${chunk} c where ${PIECES})
           returning ${KEY}
         )
         insert into ${chunk} (${KEY}, place, bytes) select ${KEY}, $5, $7 from part on conflict do nothing`,
        [...id, offset, offset + bytes.length, bytes, clock()],
      );
      return added === 1;
    },
    finish: async (key) => {
      const changed = await database.run(
        `update ${file} f set state = 'whole', reason = ''
          where ${MINE} and state = 'part'
            and exists (select 1 from ${chunk} c
                         where ${PIECES} and c.place = 0 and octet_length(c.bytes) = f.length
                           and encode(sha256(c.bytes), 'hex') = $4)`,
        idOf(key),
      );
      return changed === 1;
    },
  };
}
