import type { Migration } from '../../db/migrate.ts';

/** Which of the county's snapshots of what people had used count here. Their lines stay in the items of the feed. */
export const countyLedger: Migration = {
  version: 200,
  schema: `
CREATE TABLE county_ledger (
  id TEXT PRIMARY KEY REFERENCES feed_item (id),
  position INTEGER NOT NULL UNIQUE,
  as_of TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'active', 'undone')),
  changed_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
`,
};
