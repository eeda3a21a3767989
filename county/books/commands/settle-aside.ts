import type { Connection } from '../../db/database.ts';
import type { BatchKey, Spool } from '../../spool/spool.ts';
import type { Books } from '../books.ts';
import { booked, refuse } from '../books-refusal.ts';
import { askRole, type Commanding } from './desk-facts.ts';

/** Whether a file is in the books. */
type IsBooked = (connection: Connection, county: string, key: BatchKey) => Promise<boolean>;

/**
 * Notes first, then moves the file: a crash between leaves it in quarantine, to be asked for again. What is in the books is never thrown
 * away: the county acknowledged it.
 */
export const settleAside =
  (
    { county, keeper, now }: Pick<Commanding, 'county' | 'keeper' | 'now'>,
    spool: Spool,
    isBooked: IsBooked,
  ): Books['settleAside'] =>
  async ({ key, action, reason }, by) => {
    const done = await keeper.change(async ({ connection, note }) => {
      const refusal = await askRole(connection, county, by, 'administrator');
      if (refusal !== null) return refusal;
      if (reason.trim() === '') return refuse('reason_missing');
      const code = await spool.quarantined(key);
      if (code === null) return refuse('not_aside');
      if (action === 'dropped' && (await isBooked(connection, county, key))) return refuse('aside_booked');
      const { device, seq, hash } = key;
      const said = { action, refusal: code, reason: reason.trim() } as const;
      await note({ kind: 'quarantine-settled', at: now(), by, device, seq, hash, ...said });
      return booked(null);
    });
    if (done.ok) await (action === 'freed' ? spool.release(key) : spool.drop(key));
    return done;
  };
