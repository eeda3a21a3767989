import { type FeedItem, type FeedKind, feedItemSchema } from '#shared/protocol/sync/feed.ts';
import type { Canonical } from '#shared/canonical-json.ts';
import { members } from '../../read-json.ts';
import type { FeedItemRecord } from '../../records/county-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type FeedItemRow = {
  readonly kind: FeedKind;
  readonly state: FeedItemRecord['state'];
  readonly at: string;
  readonly applied_at: string;
};

export const feedItemTable: SealedTable<FeedItemRow, { readonly item: FeedItem }> = {
  name: 'feed_item',
  label: '县级反馈',
  columns: { kind: true, state: true, at: true, applied_at: true },
  read: (json) => ({ item: feedItemSchema.parse(members(json)['item']) }),
  // The reader of feeds has proved that an item is plain JSON.
  write: ({ item }) => ({ item: item as Canonical }),
};

export const toFeedItem = ({ row, content }: Stored<FeedItemRow, { readonly item: FeedItem }>): FeedItemRecord => ({
  ...content(),
  state: row.state,
  appliedAt: row.applied_at,
});
