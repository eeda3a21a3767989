import type { Migration } from '../migration.ts';

/** Packs that came through the journal, keys that followed each other, what was looked at again, and how far PCs fetched their feeds. */
export const migration0030: Migration = {
  n: 30,
  statements: [
    // Null: for all PCs, also those that come later.
    'alter table publication add column devices text',
    "alter table publication add column who text not null default ''",
    `create table installed_pack (
      county text not null, n bigint not null, pack text not null, version bigint not null, hash text not null,
      file text not null,
      primary key (county, n)
    )`,
    // The key that a PC sealed its last batch to, or was registered with.
    "alter table device add column county_key text not null default ''",
    `create table key_change (
      county text not null, n bigint not null, id text not null, at text not null, key_id text not null, statement text not null,
      primary key (county, n)
    )`,
    `create table later_verdict (
      county text not null, batch bigint not null, place bigint not null, n bigint not null, verdict text not null,
      primary key (county, batch, place)
    )`,
    'alter table alarm add column settled text',
    // What PCs asked after: only to be shown, and filled again by their next question.
    `create table fetched (
      county text not null, device text not null, epoch bigint not null, n bigint not null, at text not null,
      primary key (county, device)
    )`,
  ],
};
