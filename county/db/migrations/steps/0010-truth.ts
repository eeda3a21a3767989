import type { Migration } from '../migration.ts';

/**
 * What cannot be made again: the journal and the bytes of batches. Used where PostgreSQL keeps them; in the form of a folder they are
 * files, and these tables stay empty.
 */
export const migration0010: Migration = {
  n: 10,
  statements: [
    `create table journal (
      county text not null,
      n bigint not null check (n >= 1),
      hash text not null,
      kind text not null,
      at text not null,
      body bytea not null,
      primary key (county, n)
    )`,
    `create table spool_file (
      county text not null,
      device text not null,
      seq bigint not null check (seq >= 1),
      hash text not null,
      length bigint not null check (length >= 0),
      state text not null check (state in ('part', 'whole', 'quarantine')),
      reason text not null default '',
      touched_at bigint not null,
      primary key (county, device, seq, hash)
    )`,
    `create table spool_chunk (
      county text not null,
      device text not null,
      seq bigint not null,
      hash text not null,
      place bigint not null check (place >= 0),
      bytes bytea not null,
      primary key (county, device, seq, hash, place),
      foreign key (county, device, seq, hash) references spool_file (county, device, seq, hash) on delete cascade
    )`,
    // Sealed bytes do not shrink: PostgreSQL need not try.
    'alter table journal alter column body set storage external',
    'alter table spool_chunk alter column bytes set storage external',
  ],
};
