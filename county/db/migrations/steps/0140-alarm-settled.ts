import type { Migration } from '../migration.ts';

/** When people saw to an alarm, and no more: why they did is theirs, sealed, in the history. */
export const migration0140: Migration = {
  n: 140,
  statements: ["update alarm set settled = settled::json ->> 'at' where settled is not null"],
};
