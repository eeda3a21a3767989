import { ok } from '#shared/result.ts';
import { sql } from '../db/sql.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';

/** A window that stands still longer than this is rare; a clock that leaps is not. */
const LEAP_DAYS = 60;
/** How far back is looked for a leap: more than a month of entries of a busy window. */
const ENTRIES = 5000;

/** What the operation records say about the time. Their order is that of their numbers, whatever the clock said. */
export function clockStore({ db, writer }: StoreContext): Store['clock'] {
  const confirmedSeq = (): number =>
    Number(db.get(sql`SELECT max(seq) AS seq FROM audit WHERE action = 'clock.confirm'`)?.['seq'] ?? 0);
  return {
    facts: () => {
      const from = confirmedSeq();
      const highest = db.get(sql`SELECT max(at) AS at FROM audit WHERE seq >= ${from}`)?.['at'] ?? null;
      const leap = db.get(sql`
        SELECT before FROM (
          SELECT seq, at, lag(at) OVER (ORDER BY seq) AS before FROM audit
          WHERE seq >= ${Math.max(from, writer.head().seq - ENTRIES)}
        ) WHERE before IS NOT NULL AND julianday(at) - julianday(before) > ${LEAP_DAYS} ORDER BY seq LIMIT 1`);
      return {
        highestAt: highest === null ? null : String(highest),
        leaptFrom: leap === null ? null : String(leap['before']),
      };
    },
    confirm: (actor) => {
      writer.write(actor, (write) => {
        write.record('clock.confirm', null, write.now);
        return ok(undefined);
      });
    },
  };
}
