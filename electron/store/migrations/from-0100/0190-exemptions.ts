import type { Migration } from '../../db/migrate.ts';

/** Conditions of a bill that were set aside by two people, or that somebody asked to set aside. */
export const exemptions: Migration = {
  version: 190,
  schema: `
CREATE TABLE exemption (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  visit_key TEXT NOT NULL,
  fact TEXT NOT NULL CHECK (fact IN ('designated', 'referral')),
  state TEXT NOT NULL CHECK (state IN ('asked', 'signed', 'declined', 'withdrawn')),
  asked_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX exemption_is_there_once ON exemption (application_id, visit_key, fact)
  WHERE state IN ('asked', 'signed');
CREATE INDEX exemption_that_waits ON exemption (asked_at) WHERE state = 'asked';
`,
};
