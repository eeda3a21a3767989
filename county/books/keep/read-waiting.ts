import { z } from 'zod';
import type { Connection } from '../../db/database.ts';
import { type Amount, amountOf } from '../../spool/quotas.ts';
import type { BatchKey, Spool } from '../../spool/spool.ts';

const parkedRow = z.object({ device: z.string(), seq: z.number(), hash: z.string() });

/** What else waits behind a batch that is missing, and for which; null: this one's turn has come, or is over. */
export async function readWaiting(
  connection: Connection,
  county: string,
  spool: Spool,
  { device, seq, hash }: BatchKey,
): Promise<(Amount & { readonly waitsFor: number }) | null> {
  const [row] = await connection.rows(
    z.object({ last_seq: z.number() }),
    'select last_seq from device where county = $1 and device = $2',
    [county, device],
  );
  if (row === undefined || seq <= row.last_seq + 1) return null;
  const parked = await connection.rows(
    parkedRow,
    `select device, seq, hash from parked
      where county = $1 and device = $2 and seq > $3 and not (seq = $4 and hash = $5) order by seq, hash`,
    [county, device, row.last_seq + 1, seq, hash],
  );
  return { ...(await amountOf(spool, parked)), waitsFor: row.last_seq + 1 };
}
