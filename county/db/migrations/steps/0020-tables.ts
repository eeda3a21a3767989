import type { Migration } from '../migration.ts';

const RECORD_KEY = 'county text not null, batch bigint not null, place bigint not null';

/**
 * What the journal and the spool come to: thrown away and made again at need. Every table is keyed by the county first, so that it
 * distributes by it. Amounts are fen; days and instants are text; what names people is sealed or a keyed index.
 */
export const migration0020: Migration = {
  n: 20,
  statements: [
    `create table head (
      county text primary key,
      fold bigint not null,
      applied bigint not null,
      hash text not null,
      epoch bigint not null
    )`,
    `create table history (
      county text not null, n bigint not null, kind text not null, at text not null, who text not null,
      primary key (county, n)
    )`,
    `create table enrol_code (
      county text not null, code text not null, pc text not null, until text not null, used_by text,
      primary key (county, code)
    )`,
    `create table device (
      county text not null,
      device text not null,
      pc text not null,
      former_pcs text not null,
      device_key text not null,
      device_box text not null,
      enrolled text not null,
      enrolled_at text not null,
      request text not null,
      revoked_at text,
      last_seq bigint not null default 0,
      last_hash text,
      durable bigint not null default 0,
      feed_end bigint not null default 0,
      primary key (county, device)
    )`,
    `create table device_name (
      county text not null, pc text not null, device text not null,
      primary key (county, pc)
    )`,
    `create table parked (
      county text not null, device text not null, seq bigint not null, hash text not null,
      primary key (county, device, seq, hash)
    )`,
    `create table batch (
      county text not null,
      batch bigint not null,
      device text not null,
      seq bigint not null,
      hash text not null,
      pc text not null,
      received_at text not null,
      count bigint not null,
      total_fen bigint not null,
      held bigint not null,
      is_readable boolean not null,
      primary key (county, batch)
    )`,
    'create unique index batch_seq on batch (county, device, seq)',
    `create table receipt (
      county text not null, device text not null, seq bigint not null, epoch bigint not null, hash text not null,
      receipt text not null, signature text not null,
      primary key (county, device, seq, epoch)
    )`,
    `create table record (
      ${RECORD_KEY},
      hash text not null,
      number text not null,
      revision bigint not null,
      application text not null,
      mark text not null,
      pc text not null,
      township text not null,
      device text not null,
      seq bigint not null,
      person text not null,
      name text not null,
      accepted_on text not null,
      received_at text not null,
      payable_fen bigint not null,
      approved_fen bigint,
      approved_by text,
      verdict text not null,
      reasons text not null,
      state text not null,
      is_live boolean not null,
      sealed bytea not null,
      primary key (county, batch, place)
    )`,
    'alter table record alter column sealed set storage external',
    'create index record_number on record (county, number, revision)',
    'create index record_person on record (county, person)',
    'create index record_name on record (county, name)',
    'create index record_state on record (county, state, batch, place)',
    `create table visit (
      ${RECORD_KEY},
      i bigint not null,
      person text not null,
      visit text not null,
      kind text not null,
      from_on text not null,
      to_on text not null,
      total_fen bigint not null,
      bill text,
      primary key (county, batch, place, i)
    )`,
    'create index visit_bill on visit (county, bill) where bill is not null',
    `create table fund_use (
      ${RECORD_KEY}, year bigint not null, fund text not null, fen bigint not null,
      primary key (county, batch, place, year, fund)
    )`,
    `create table pair (
      county text not null, kind text not null,
      batch bigint not null, place bigint not null, other_batch bigint not null, other_place bigint not null,
      primary key (county, batch, place, kind, other_batch, other_place)
    )`,
    'create index pair_other on pair (county, other_batch, other_place)',
    `create table decision (
      ${RECORD_KEY}, id text not null, n bigint not null, at text not null, who text not null, decision text not null,
      approved_fen bigint not null, sealed bytea not null,
      primary key (county, batch, place, n)
    )`,
    `create table payment (
      ${RECORD_KEY}, id text not null, n bigint not null, list text not null, number text not null,
      movement text not null check (movement in ('paid', 'void')),
      amount_fen bigint not null check ((movement = 'paid' and amount_fen > 0) or (movement = 'void' and amount_fen < 0)),
      paid_on text not null, at text not null, who text not null, other text,
      primary key (county, id)
    )`,
    // At most one payment of an application that was not taken back, whatever the program believes.
    "create unique index payment_once on payment (county, number) where movement = 'paid' and other is null",
    "create unique index payment_void on payment (county, other) where movement = 'void'",
    'create index payment_record on payment (county, batch, place)',
    `create table publication (
      county text not null, n bigint not null, id text not null, kind text not null, at text not null, sealed bytea not null,
      primary key (county, n)
    )`,
    `create table feed_item (
      county text not null, device text not null, n bigint not null, id text not null, kind text not null,
      sealed bytea not null,
      primary key (county, device, n)
    )`,
    'alter table feed_item alter column sealed set storage external',
    `create table console_user (
      county text not null, username text not null, sealed bytea not null, roles text not null, password text not null,
      is_active boolean not null,
      primary key (county, username)
    )`,
    `create table alarm (
      county text not null, n bigint not null, id text not null, at text not null, alarm text not null, device text not null,
      seq bigint not null, hash text not null, refusal text not null,
      primary key (county, n)
    )`,
  ],
};

/**
 * The tables a rebuild empties, in the words of {@link migration0020} and 0030. Not `parked` and `fetched`: no event says what stands
 * there.
 */
export const FOLDED_TABLES: readonly string[] = [
  'head',
  'history',
  'enrol_code',
  'device',
  'device_name',
  'batch',
  'receipt',
  'record',
  'summary',
  'visit',
  'fund_use',
  'pair',
  'decision',
  'payment',
  'publication',
  'feed_item',
  'console_user',
  'alarm',
  'installed_pack',
  'key_change',
  'later_verdict',
  'township_name',
  'papers_part',
  'papers_known',
  'paper',
  'papers_ask',
];
