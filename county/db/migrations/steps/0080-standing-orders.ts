import type { Migration } from '../migration.ts';

/** Former names of PCs, who knows of them, the year whose ledger PCs are sent that come later, and what a PC has seen of the county beyond what is here. */
export const migration0080: Migration = {
  n: 80,
  statements: [
    "alter table enrol_code add column former_pcs text not null default '[]'",
    "alter table device add column unproven_pcs text not null default '[]'",
    'alter table head add column ledger_year bigint',
    'alter table device add column epoch_seen bigint not null default 0',
    'alter table device add column received_seen bigint not null default 0',
    'alter table device add column feed_seen bigint not null default 0',
  ],
};
