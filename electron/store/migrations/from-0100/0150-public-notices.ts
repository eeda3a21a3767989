import type { Migration } from '../../db/migrate.ts';

/**
 * Public notices, what is in each, and objections to it. The status in `application` stays `settled`, as for a review: an
 * application with a review and a notice in force is noticing. An objection belongs to the application, so that it holds
 * it back whatever becomes of the notice.
 */
export const publicNotices: Migration = {
  version: 150,
  schema: `
CREATE TABLE notice (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE TABLE notice_item (
  id TEXT PRIMARY KEY,
  notice_id TEXT NOT NULL REFERENCES notice (id),
  application_id TEXT NOT NULL REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('current', 'out')),
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX notice_item_is_current_once ON notice_item (application_id) WHERE state = 'current';
CREATE INDEX notice_item_of_notice ON notice_item (notice_id, position);
CREATE TABLE objection (
  id TEXT PRIMARY KEY,
  notice_id TEXT NOT NULL REFERENCES notice (id),
  application_id TEXT NOT NULL REFERENCES application (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'dismissed', 'upheld')),
  received_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX objection_of_application ON objection (application_id, state);
ALTER TABLE application ADD COLUMN notice_id TEXT;
`,
};
