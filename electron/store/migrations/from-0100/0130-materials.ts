import type { Migration } from '../../db/migrate.ts';

/** The checklist of papers of each application, and the files that belong to it. */
export const materials: Migration = {
  version: 130,
  schema: `
CREATE TABLE material (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL UNIQUE REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  position INTEGER NOT NULL,
  line TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('present', 'removed')),
  media TEXT NOT NULL CHECK (media IN ('jpeg', 'png', 'pdf')),
  turn INTEGER NOT NULL CHECK (turn IN (0, 90, 180, 270)),
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  file_id TEXT NOT NULL UNIQUE,
  added_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX attachment_of_application ON attachment (application_id, position);
`,
};
