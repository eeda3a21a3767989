import type { Migration } from '../../db/migrate.ts';

/**
 * The papers of a batch on their way to the county: which they are, in which parts they travel, and what became of each part. `parts`
 * NULL: nobody has listed them yet, and only what the county or the clerk said of them is known.
 */
export const papers: Migration = {
  version: 210,
  schema: `
CREATE TABLE papers_plan (
  id TEXT PRIMARY KEY REFERENCES batch (id),
  parts INTEGER,
  sending TEXT NOT NULL CHECK (sending IN ('auto', 'asked', 'now', 'held')),
  is_wanted INTEGER NOT NULL CHECK (is_wanted IN (0, 1)),
  changed_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE TABLE papers_part (
  id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES batch (id),
  part INTEGER NOT NULL,
  size INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'exported', 'stopped', 'delivered')),
  county_epoch INTEGER NOT NULL,
  hash TEXT,
  file_name TEXT NOT NULL,
  lacking INTEGER NOT NULL,
  code TEXT,
  changed_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  UNIQUE (batch_id, part)
) STRICT;
`,
};
