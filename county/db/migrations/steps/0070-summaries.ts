import type { Migration } from '../migration.ts';

/** A record's content is read from its batch; of every few records what lists need is sealed together. */
export const migration0070: Migration = {
  n: 70,
  statements: [
    'alter table record drop column sealed',
    `create table summary (
      county text not null, batch bigint not null, first bigint not null, sealed bytea not null,
      primary key (county, batch, first)
    )`,
  ],
};
