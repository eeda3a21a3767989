import type { Migration } from '../../db/migrate.ts';

/**
 * What happens to an application beside the usual way: sent back for completion, refused, withdrawn. The first table's
 * check of `status` knows no word for these, so the row stays accepted there and `standing` says where it is; `pauses`
 * are the days in which its time limit did not run.
 */
export const outcomes: Migration = {
  version: 110,
  schema: `
CREATE TABLE outcome (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('correcting', 'refusing', 'refused', 'withdrawn')),
  state TEXT NOT NULL CHECK (state IN ('current', 'over')),
  begun_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX outcome_is_current_once ON outcome (application_id) WHERE state = 'current';
ALTER TABLE application ADD COLUMN standing TEXT
  CHECK (standing IS NULL OR (standing IN ('correcting', 'refusing', 'refused', 'withdrawn') AND status = 'accepted'));
ALTER TABLE application ADD COLUMN pauses TEXT;
`,
};
