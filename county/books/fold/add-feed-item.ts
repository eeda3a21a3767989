import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import type { FoldContext } from './fold-context.ts';

/** An item before it has its number in one device's feed. */
export type NewFeedItem = FeedItem extends infer Item ? (Item extends FeedItem ? Omit<Item, 'n'> : never) : never;

const endRow = z.object({ n: z.number() });

export const feedSealPlace = (county: string, device: string, n: number): string => `feed/${county}/${device}/${n}`;

/** Puts an item at the end of a device's feed. */
export async function addFeedItem(
  { connection, county, seal }: Pick<FoldContext, 'connection' | 'county' | 'seal'>,
  device: string,
  item: NewFeedItem,
): Promise<void> {
  const [row] = await connection.rows(
    endRow,
    'update device set feed_end = feed_end + 1 where county = $1 and device = $2 returning feed_end as n',
    [county, device],
  );
  if (row === undefined) throw new TypeError('A feed of a device that is not enrolled');
  // An item is plain JSON; zod's inferred type leaves optional members open.
  const text = canonicalJson({ ...item, n: row.n });
  await connection.run('insert into feed_item (county, device, n, id, kind, sealed) values ($1, $2, $3, $4, $5, $6)', [
    county,
    device,
    row.n,
    item.id,
    item.kind,
    seal.seal(feedSealPlace(county, device, row.n), text),
  ]);
}
