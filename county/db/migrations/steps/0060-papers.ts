import type { Migration } from '../migration.ts';

/** The papers of batches: their bytes where PostgreSQL keeps them, and what the journal says of them. */
export const migration0060: Migration = {
  n: 60,
  statements: [
    `create table papers_file (
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
    `create table papers_chunk (
      county text not null,
      device text not null,
      seq bigint not null,
      hash text not null,
      place bigint not null check (place >= 0),
      bytes bytea not null,
      primary key (county, device, seq, hash, place),
      foreign key (county, device, seq, hash) references papers_file (county, device, seq, hash) on delete cascade
    )`,
    // Sealed bytes do not shrink: PostgreSQL need not try.
    'alter table papers_chunk alter column bytes set storage external',
    `create table papers_part (
      county text not null, device text not null, seq bigint not null, part bigint not null, parts bigint not null,
      hash text not null, bytes bigint not null, n bigint not null, at text not null, is_here boolean not null,
      primary key (county, device, seq, part)
    )`,
    // Every file that was acknowledged, also one whose contents another holds.
    `create table papers_known (
      county text not null, device text not null, seq bigint not null, hash text not null, part bigint not null,
      primary key (county, device, seq, hash)
    )`,
    `create table paper (
      county text not null, device text not null, seq bigint not null, part bigint not null, i bigint not null,
      number text not null, revision bigint not null, is_absent boolean not null, sealed bytea not null,
      primary key (county, device, seq, part, i)
    )`,
    'alter table paper alter column sealed set storage external',
    'create index paper_case on paper (county, device, seq, number, revision)',
    `create table papers_ask (
      county text not null, device text not null, seq bigint not null, n bigint not null, at text not null,
      primary key (county, device, seq)
    )`,
    // Neither of these two is in the journal: what waits for its batch is found in the spool again, and PCs say anew what they read.
    `create table papers_waiting (
      county text not null, device text not null, seq bigint not null, hash text not null,
      primary key (county, device, seq, hash)
    )`,
    `create table papers_reader (
      county text not null, device text not null,
      primary key (county, device)
    )`,
  ],
};
