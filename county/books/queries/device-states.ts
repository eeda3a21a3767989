import { z } from 'zod';
import type { Asking } from './case-rows.ts';
import type { DeviceState } from './queries.ts';

const stateRow = z.object({
  device: z.string(),
  held: z.number(),
  open: z.number(),
  unfetched: z.number(),
  seen_at: z.string().nullable(),
});

/** How things stand with each PC beside its batches. */
export async function findDeviceStates({
  county,
  connection,
}: Pick<Asking, 'county' | 'connection'>): Promise<readonly DeviceState[]> {
  const rows = await connection.rows(
    stateRow,
    `select d.device, coalesce(r.held, 0) as held, coalesce(r.open, 0) as open, f.at as seen_at,
            d.feed_end - case when f.epoch = h.epoch then least(f.n, d.feed_end) else 0 end as unfetched
       from device d join head h on h.county = d.county
       left join fetched f on f.county = d.county and f.device = d.device
       left join (select device, count(*) filter (where state = 'held') as held, count(*) as open
                    from record where county = $1 and state in ('held', 'accepted') group by device) r
         on r.device = d.device
      where d.county = $1 order by d.pc, d.device`,
    [county],
  );
  return rows.map(({ seen_at, ...row }) => ({ ...row, seenAt: seen_at }));
}
