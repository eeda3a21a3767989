import type { Migration } from '../migration.ts';

/** Which data key the tables are sealed with. */
export const migration0110: Migration = {
  n: 110,
  statements: ["alter table head add column key_id text not null default ''"],
};
