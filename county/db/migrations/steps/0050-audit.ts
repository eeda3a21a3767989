import type { Migration } from '../migration.ts';

/** What the last batch of each PC said of its audit chain. */
export const migration0050: Migration = {
  n: 50,
  statements: [
    'alter table device add column audit_seq bigint not null default 0',
    "alter table device add column audit_head text not null default ''",
  ],
};
