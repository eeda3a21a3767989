import type { Migration } from '../../db/migrate.ts';

/**
 * Rosters of identities. The people of a roster lie in parts, chosen by a keyed hash of their identity number: one part is
 * read to find one person, and the disk says of nobody that they are in a list. Parts are written under a roster that is
 * still `staging`; only the row of the roster says whether they count.
 */
export const rosters: Migration = {
  version: 90,
  schema: `
CREATE TABLE roster (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  source TEXT NOT NULL CHECK (source IN ('civil', 'rural', 'disabled', 'county')),
  state TEXT NOT NULL CHECK (state IN ('staging', 'waiting', 'active', 'undone')),
  as_of TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;

CREATE TABLE roster_part (
  id TEXT PRIMARY KEY,
  roster_id TEXT NOT NULL REFERENCES roster (id),
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  UNIQUE (roster_id, position)
) STRICT;
`,
};
