import type { Migration } from '../../db/migrate.ts';

/**
 * Signed policy packs that were installed on this PC, beside those the program brings. A release is written once: the
 * same number never gets another content, and none is ever removed, because settlements name the pack they were made
 * under.
 */
export const packs: Migration = {
  version: 40,
  schema: `
CREATE TABLE pack (
  id TEXT PRIMARY KEY,
  pack_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  hash TEXT NOT NULL,
  installed_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  UNIQUE (pack_id, version)
) STRICT;
`,
};
