import type { Migration } from '../../db/migrate.ts';

/**
 * What comes back from the county: receipts, one state for each revision that was sent, items of the feed, and how far this
 * PC has read. What was sent is never removed because of any of it.
 */
export const countyLine: Migration = {
  version: 160,
  schema: `
CREATE TABLE receipt (
  id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES batch (id),
  county_epoch INTEGER NOT NULL,
  received_at TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  UNIQUE (batch_id, county_epoch)
) STRICT;
CREATE TABLE county_case (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  batch_id TEXT NOT NULL REFERENCES batch (id),
  record_hash TEXT NOT NULL UNIQUE,
  verdict TEXT CHECK (verdict IN ('accepted', 'duplicate', 'held')),
  decision TEXT CHECK (decision IN ('approved', 'partly', 'returned')),
  approved INTEGER,
  paid INTEGER NOT NULL,
  changed_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  UNIQUE (application_id, application_revision)
) STRICT;
CREATE INDEX county_case_of_batch ON county_case (batch_id);
CREATE TABLE feed_item (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'open', 'done', 'refused')),
  at TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX feed_item_by_state ON feed_item (state, kind);
CREATE TABLE county_seen (
  id TEXT PRIMARY KEY,
  county_epoch INTEGER NOT NULL,
  feed_last INTEGER NOT NULL,
  durable_through INTEGER NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE TABLE batch_delivery (
  id TEXT PRIMARY KEY REFERENCES batch (id),
  county_epoch INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('delivered', 'stopped')),
  at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
`,
};
