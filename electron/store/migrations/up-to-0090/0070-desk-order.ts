import type { Migration } from '../../db/migrate.ts';

/**
 * The desk shows the newest applications of a status and how many there are of each: with these nothing but the rows
 * that are shown is read. All of them are clear columns already.
 */
export const deskOrder: Migration = {
  version: 70,
  schema: `
CREATE INDEX application_by_status ON application (status, updated_at, id);
CREATE INDEX application_by_update ON application (updated_at, id) WHERE status <> 'discarded';
`,
};
