import type { Migration } from '../../db/migrate.ts';

/**
 * The tables of the window's main job. Every row that can carry money or identity has `revision`, `epoch`, one `sealed`
 * blob and a `row_mac`. What happened stays: the ledger and the audit chain refuse changes even by hand, and a row that
 * is replaced goes to `superseded` first.
 */
export const firstTables: Migration = {
  version: 10,
  schema: `
CREATE TABLE commit_mark (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  audit_seq INTEGER NOT NULL CHECK (audit_seq >= 0),
  row_mac BLOB NOT NULL
) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  epoch INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  action TEXT NOT NULL,
  ref TEXT,
  at TEXT NOT NULL,
  boot_id TEXT NOT NULL,
  row_list TEXT NOT NULL,
  sealed BLOB NOT NULL,
  prev BLOB NOT NULL UNIQUE,
  hash BLOB NOT NULL UNIQUE,
  signature BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_ref ON audit (ref, seq);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;

CREATE TABLE setting (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;

CREATE TABLE local_parameter (
  id TEXT PRIMARY KEY,
  set_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;

CREATE TABLE number_sequence (
  id TEXT PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last > 0),
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;

CREATE TABLE superseded (
  id TEXT PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  row_revision INTEGER NOT NULL,
  at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX superseded_by_row ON superseded (row_id, row_revision);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  id_number_index BLOB NOT NULL UNIQUE,
  account_index BLOB NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX person_by_account ON person (account_index);

CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE CHECK (seq > 0),
  file_name TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  total INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sealed', 'exported')),
  sealed_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;

CREATE TABLE application (
  id TEXT PRIMARY KEY,
  number TEXT UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('draft', 'accepted', 'settled', 'sealed', 'discarded')),
  person_id TEXT REFERENCES person (id),
  accepted_on TEXT,
  batch_id TEXT REFERENCES batch (id),
  payable INTEGER,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX application_by_person ON application (person_id);

CREATE TABLE batch_item (
  id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES batch (id),
  position INTEGER NOT NULL,
  application_id TEXT NOT NULL REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  UNIQUE (batch_id, position),
  UNIQUE (application_id, application_revision)
) STRICT;

CREATE TABLE identity (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  application_id TEXT NOT NULL REFERENCES application (id),
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('current', 'replaced')),
  from_on TEXT NOT NULL,
  to_on TEXT,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX identity_by_person ON identity (person_id, state);

CREATE TABLE opening (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  application_id TEXT NOT NULL REFERENCES application (id),
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('current', 'replaced')),
  year INTEGER NOT NULL,
  burden INTEGER NOT NULL,
  paid TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX opening_by_person ON opening (person_id, state);

CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  total INTEGER NOT NULL,
  own_expense INTEGER NOT NULL,
  over_limit INTEGER NOT NULL,
  first_pay INTEGER NOT NULL,
  in_scope INTEGER NOT NULL,
  basic INTEGER NOT NULL,
  serious_illness INTEGER NOT NULL,
  supplement INTEGER NOT NULL,
  other INTEGER NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX visit_by_application ON visit (application_id, state);
CREATE INDEX visit_by_person ON visit (person_id, state);

CREATE TABLE bill (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL UNIQUE REFERENCES visit (id),
  application_id TEXT NOT NULL REFERENCES application (id),
  state TEXT NOT NULL CHECK (state IN ('claimed', 'withdrawn')),
  key_index BLOB NOT NULL,
  number_index BLOB NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX bill_is_claimed_once ON bill (key_index) WHERE state = 'claimed';
CREATE INDEX bill_by_number ON bill (number_index, state);
CREATE INDEX bill_by_application ON bill (application_id, state);

CREATE TABLE settlement (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  application_revision INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('current', 'withdrawn')),
  pack_id TEXT NOT NULL,
  pack_hash TEXT NOT NULL,
  engine TEXT NOT NULL,
  payable INTEGER NOT NULL,
  settled_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX settlement_is_current_once ON settlement (application_id) WHERE state = 'current';

CREATE TABLE ledger_entry (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id),
  application_id TEXT NOT NULL REFERENCES application (id),
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'settlement', 'reversal')),
  fund TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reverses TEXT UNIQUE REFERENCES ledger_entry (id),
  at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL,
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL))
) STRICT;
CREATE INDEX ledger_entry_by_person ON ledger_entry (person_id, year);
CREATE INDEX ledger_entry_by_application ON ledger_entry (application_id);
CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
  BEGIN SELECT RAISE (ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry
  BEGIN SELECT RAISE (ABORT, 'ledger is append-only'); END;

CREATE TABLE print (
  id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES application (id),
  position INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('settlement', 'approval')),
  is_draft INTEGER NOT NULL CHECK (is_draft IN (0, 1)),
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  application_revision INTEGER NOT NULL,
  file_id TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  revision INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL, row_mac BLOB NOT NULL
) STRICT;
CREATE INDEX print_by_application ON print (application_id);
`,
};
