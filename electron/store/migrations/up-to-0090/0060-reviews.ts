import type { Migration } from '../../db/migrate.ts';

/**
 * Who looked at a settlement beside whoever made it. The status in `application` stays `settled`, because the first
 * table's check knows no other word: an application with a review in force counts as reviewed. What was settled before
 * this step stays settled and is reviewed like any other.
 */
export const reviews: Migration = {
  version: 60,
  schema: `
CREATE TABLE review (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
  reviewed_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_is_current_once ON review (application_id) WHERE state = 'current';
ALTER TABLE application ADD COLUMN review_id TEXT REFERENCES review (id);
`,
};
