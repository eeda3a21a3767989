import { z } from 'zod';
import type { Connection } from '../../db/database.ts';
import type { BatchKey } from '../../spool/spool.ts';

/** Whether this very batch is in the books, and not just one of its number. */
export async function isBooked(
  connection: Connection,
  county: string,
  { device, seq, hash }: BatchKey,
): Promise<boolean> {
  const rows = await connection.rows(
    z.object({ batch: z.number() }),
    'select batch from batch where county = $1 and device = $2 and seq = $3 and hash = $4',
    [county, device, seq, hash],
  );
  return rows.length > 0;
}
