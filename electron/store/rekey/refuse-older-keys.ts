import { readCommitMark } from '../audit/commit-mark.ts';
import type { ReadDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';

/**
 * Throws KEYS_OLDER when the data is of a later data key than these keys know: a key file from before a replacement was put
 * back. Without this the data would be called damaged, and people would restore what is sound. The number alone is not
 * believed: keys under which the data's own mark is right fit.
 */
export function refuseOlderKeys(db: ReadDb, sealer: RowSealer): void {
  const last = db.get(sql`SELECT epoch FROM audit ORDER BY seq DESC LIMIT 1`);
  if (last === null || Number(last['epoch']) <= sealer.epoch) return;
  try {
    readCommitMark(db, sealer);
  } catch (cause) {
    if (!(cause instanceof StoreError)) throw cause;
    throw new StoreError('KEYS_OLDER', undefined, { cause });
  }
}
