import type { Migration } from '../migration.ts';

/** What people call the townships. */
export const migration0090: Migration = {
  n: 90,
  statements: [
    `create table township_name (
      county text not null, township text not null, name text not null,
      primary key (county, township)
    )`,
  ],
};
