import { z } from 'zod';
import { feedItemSchema, type FeedItem } from '#shared/protocol/sync/feed.ts';
import type { Connection } from '../../db/database.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import type { DeviceProgress, FeedPart } from '../books.ts';
import { feedSealPlace } from '../fold/add-feed-item.ts';

const progressRow = z.object({ epoch: z.number(), received: z.number(), durable: z.number(), feed_end: z.number() });

/**
 * How far a device is. `received` stops before the first batch that has no receipt of this epoch. Throws for an unknown device.
 * Batches are taken in order and epochs only rise: where the first one was taken in this epoch, so were all behind it, and none has
 * to be looked at. A PC asks this several times for each batch that it sends.
 */
export async function readProgress(connection: Connection, county: string, device: string): Promise<DeviceProgress> {
  const [row] = await connection.rows(
    progressRow,
    `select h.epoch, d.durable, d.feed_end,
            case when exists (select 1 from receipt r where r.county = d.county and r.device = d.device and r.seq = 1
                               and r.epoch < h.epoch)
              then coalesce((select min(b.seq) - 1 from batch b where b.county = d.county and b.device = d.device
                and not exists (select 1 from receipt r where r.county = b.county and r.device = b.device and r.seq = b.seq
                                 and r.epoch = h.epoch)), d.last_seq)
              else d.last_seq end as received
       from device d join head h using (county) where d.county = $1 and d.device = $2`,
    [county, device],
  );
  if (row === undefined) throw new RangeError('Not an enrolled device');
  return { epoch: row.epoch, received: row.received, durableThrough: row.durable, feedEnd: row.feed_end };
}

const feedRow = z.object({ feed_end: z.number() });
const itemRow = z.object({ n: z.number(), sealed: z.instanceof(Uint8Array) });
/** Rows fetched at a time: one may be as large as a roster. */
const PAGE = 50;

/** Items of a feed after a number. */
export async function readFeed(
  connection: Connection,
  { county, seal }: { readonly county: string; readonly seal: CountySeal },
  device: string,
  after: number,
  most: { readonly items: number; readonly bytes: number },
): Promise<FeedPart> {
  const items: FeedItem[] = [];
  let [last, bytes] = [after, 0];
  const feedEnd = await readFeedEnd(connection, county, device);
  while (items.length < most.items && last < feedEnd) {
    const rows = await connection.rows(
      itemRow,
      `select n, sealed from feed_item where county = $1 and device = $2 and n > $3 and n <= $4 order by n limit ${PAGE}`,
      [county, device, last, feedEnd],
    );
    if (rows.length === 0) break;
    for (const { n, sealed } of rows) {
      const text = seal.open(feedSealPlace(county, device, n), sealed);
      bytes += Buffer.byteLength(text);
      if (items.length > 0 && (bytes > most.bytes || items.length >= most.items)) return { items, end: feedEnd };
      items.push(feedItemSchema.parse(JSON.parse(text)));
      last = n;
    }
  }
  return { items, end: feedEnd };
}

async function readFeedEnd(connection: Connection, county: string, device: string): Promise<number> {
  const [row] = await connection.rows(feedRow, 'select feed_end from device where county = $1 and device = $2', [
    county,
    device,
  ]);
  if (row === undefined) throw new RangeError('Not an enrolled device');
  return row.feed_end;
}

/** Notes how far a PC has fetched its feed. */
export async function noteFetched(
  connection: Connection,
  county: string,
  at: string,
  { device, epoch, n }: { readonly device: string; readonly epoch: number; readonly n: number },
): Promise<void> {
  await connection.run(
    `insert into fetched (county, device, epoch, n, at) values ($1, $2, $3, $4, $5)
      on conflict (county, device) do update set epoch = excluded.epoch, n = excluded.n, at = excluded.at
        where (fetched.epoch, fetched.n) <> (excluded.epoch, excluded.n)`,
    [county, device, epoch, n, at],
  );
}
