import type { Migration } from '../../db/migrate.ts';

/**
 * More kinds of papers, and papers about no single application. The first table's check knew two kinds, so it is built
 * anew without one: the row's MAC covers the kind, and the program says which there are. Every row moves as it stands,
 * so every MAC stays right.
 */
export const morePapers: Migration = {
  version: 140,
  schema: `
CREATE TABLE print_anew (
  id TEXT PRIMARY KEY,
  application_id TEXT REFERENCES application (id),
  position INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  is_draft INTEGER NOT NULL CHECK (is_draft IN (0, 1)),
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  application_revision INTEGER NOT NULL,
  file_id TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
INSERT INTO print_anew SELECT id, application_id, position, kind, is_draft, sha256, pages, application_revision, file_id,
  made_at, revision, epoch, sealed, row_mac FROM print;
DROP TABLE print;
ALTER TABLE print_anew RENAME TO print;
CREATE INDEX print_by_application ON print (application_id);
`,
};
