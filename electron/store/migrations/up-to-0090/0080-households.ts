import type { Migration } from '../../db/migrate.ts';

/**
 * Households with everybody's time in them, numbers a person no longer has, and files found to be of one person. Who
 * belongs together stands in rows of its own: the person's rows, their applications and their ledger are never moved, so
 * that a merge can be taken back whole. Events are append-only like the ledger.
 */
export const households: Migration = {
  version: 80,
  schema: `
CREATE TABLE former_number (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  number_index BLOB NOT NULL,
  ended_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX former_number_by_person ON former_number (person_id);
CREATE INDEX former_number_by_number ON former_number (number_index);

CREATE TABLE person_merge (
  id TEXT PRIMARY KEY,
  kept_id TEXT NOT NULL REFERENCES person (id),
  gone_id TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('current', 'undone')),
  merged_at TEXT NOT NULL,
  undone_at TEXT,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  CHECK (kept_id <> gone_id),
  CHECK ((state = 'undone') = (undone_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX person_merge_is_current_once ON person_merge (gone_id) WHERE state = 'current';
CREATE INDEX person_merge_by_gone ON person_merge (gone_id);
CREATE INDEX person_merge_by_kept ON person_merge (kept_id);

CREATE TABLE household (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('current', 'ended')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;

CREATE TABLE household_member (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'withdrawn')),
  from_on TEXT NOT NULL,
  to_on TEXT,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  CHECK (to_on IS NULL OR from_on < to_on),
  CHECK (state = 'withdrawn' OR (state = 'open') = (to_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX household_member_is_in_one ON household_member (person_id) WHERE state = 'open';
CREATE INDEX household_member_by_household ON household_member (household_id, state);
CREATE INDEX household_member_by_person ON household_member (person_id, state);

CREATE TABLE household_event (
  id TEXT PRIMARY KEY,
  household_id TEXT NOT NULL REFERENCES household (id),
  position INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  UNIQUE (household_id, position)
) STRICT;
CREATE TRIGGER household_event_is_never_deleted BEFORE DELETE ON household_event
  BEGIN SELECT RAISE (ABORT, 'household events are append-only'); END;
`,
};
