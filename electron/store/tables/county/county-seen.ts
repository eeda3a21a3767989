import type { SealedTable } from '../../rows/sealed-table.ts';

export type CountySeenRow = {
  readonly county_epoch: number;
  readonly feed_last: number;
  readonly durable_through: number;
};

/** One row: how far this PC has read of what the county says. */
export const countySeenTable: SealedTable<CountySeenRow, null> = {
  name: 'county_seen',
  label: '县级联系进度',
  columns: { county_epoch: true, feed_last: true, durable_through: true },
  read: () => null,
  write: () => null,
};
