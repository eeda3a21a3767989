import type { Migration } from '../../db/migrate.ts';

/** What a reviewer said at single fields when a case was given back, and what became of it. */
export const reviewComments: Migration = {
  version: 170,
  schema: `
CREATE TABLE review_comment (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'changed', 'explained')),
  made_at TEXT NOT NULL,
  answered_at TEXT,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX review_comment_of_application ON review_comment (application_id, application_revision, position);
`,
};
