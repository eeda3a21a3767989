import { z } from 'zod';
import { MAX_SEQ } from '#shared/protocol/limits.ts';
import type { Connection } from '../../db/database.ts';
import { type BooksRefusal, refuse } from '../books-refusal.ts';
import type { Desk, Keeper } from './keeper.ts';

const standRow = z.object({ epoch: z.number(), last_seq: z.number(), feed_end: z.number() });

/** How much of the county a PC has seen: its epoch, and in it up to which batch receipts, up to which item its feed. */
export type Seen = { readonly epoch: number; readonly received: number; readonly feed: number };

/**
 * A PC in use that has seen more of the county than is here. A later epoch: the county was put back from a backup and works elsewhere,
 * and this is what it replaced. More within the epoch: this is an older copy, a replica that lagged behind, and nobody raised its epoch.
 */
export type Outrun = { readonly pc: string; readonly seen: Seen; readonly epoch: number };

/** An epoch is at most the seconds since 1970, and clocks differ; whoever says more does not stop the county. */
const DAY_SECONDS = 86_400;

const seenRow = z.object({ epoch_seen: z.number(), received_seen: z.number(), feed_seen: z.number() });
const deskRow = seenRow.extend({ last_seq: z.number(), feed_end: z.number() });
const outrunRow = seenRow.extend({ pc: z.string(), epoch: z.number() });
const seenOf = (row: z.infer<typeof seenRow>): Seen => ({
  epoch: row.epoch_seen,
  received: row.received_seen,
  feed: row.feed_seen,
});

/** The PC that has seen most beyond what is here; null: none. It ends when the epoch is raised above, or the PC is out of use. */
export async function readOutrun(connection: Connection, county: string): Promise<Outrun | null> {
  const [row] = await connection.rows(
    outrunRow,
    `select d.pc, d.epoch_seen, d.received_seen, d.feed_seen, h.epoch from device d join head h using (county)
      where d.county = $1 and d.revoked_at is null and (d.epoch_seen > h.epoch
        or (d.epoch_seen = h.epoch and (d.received_seen > d.last_seq or d.feed_seen > d.feed_end)))
      order by d.epoch_seen desc, d.pc limit 1`,
    [county],
  );
  return row === undefined ? null : { pc: row.pc, seen: seenOf(row), epoch: row.epoch };
}

/** What must not be done here any more: money would go out twice. Null: nothing speaks against it. */
export async function refuseOutrun(
  connection: Connection,
  county: string,
): Promise<{ readonly ok: false; readonly refusal: BooksRefusal } | null> {
  const outrun = await readOutrun(connection, county);
  if (outrun === null) return null;
  const refused = refuse('outrun', { pc: outrun.pc });
  if (refused.ok) throw new TypeError('Not a refusal');
  return refused;
}

type Noting = { readonly county: string; readonly now: () => string };

/** How far a PC is beyond what is here; 0: it is not. */
function stepBeyond({ epoch, received, feed }: Seen, here: Seen): 0 | 1 | 2 {
  if (epoch > here.epoch) return 2;
  return epoch === here.epoch && (received > here.received || feed > here.feed) ? 1 : 0;
}

/**
 * Inside a change: takes down that a PC has seen more than is here; nothing when it has not, or when that is known. What is known stands
 * until it is met: a PC that says a little more each time writes two lines of the journal in an epoch, not one for each call.
 */
export async function noteOutrun({ county, now }: Noting, desk: Desk, device: string, seen: Seen): Promise<void> {
  const { connection, epoch } = desk;
  const [row] = await connection.rows(
    deskRow,
    'select last_seq, feed_end, epoch_seen, received_seen, feed_seen from device where county = $1 and device = $2',
    [county, device],
  );
  if (row === undefined) return;
  const here = { epoch, received: row.last_seq, feed: row.feed_end };
  const isNews = stepBeyond(seen, here) > stepBeyond(seenOf(row), here);
  const at = now();
  const isPossible =
    seen.epoch <= Math.max(epoch, Math.floor(Date.parse(at) / 1000) + DAY_SECONDS) && seen.received <= MAX_SEQ;
  if (isNews && isPossible) await desk.note({ kind: 'outrun', at, by: device, device, seen });
}

/** What a PC says that it has seen, on every contact: only what is beyond gets as far as the journal. */
export const noteSeen =
  ({ county, keeper, now }: Noting & { readonly keeper: Keeper }) =>
  async (device: string, seen: Seen): Promise<void> => {
    const [row] = await keeper.database.rows(
      standRow,
      'select h.epoch, d.last_seq, d.feed_end from device d join head h using (county) where d.county = $1 and d.device = $2',
      [county, device],
    );
    if (row === undefined) return;
    const isWithin = seen.epoch === row.epoch && seen.received <= row.last_seq && seen.feed <= row.feed_end;
    if (seen.epoch < row.epoch || isWithin) return;
    await keeper.change((desk) => noteOutrun({ county, now }, desk, device, seen));
  };
