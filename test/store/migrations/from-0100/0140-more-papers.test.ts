import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshStore } from '../../support/fixtures.ts';
import { fullLife } from '../../support/full-life.ts';
import { AFTER_PAPERS } from '../../support/steps/after-papers.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

const EVERYTHING = { kind: null, from: null, to: null, madeBy: '', number: '' } as const;

const OLD_TABLE = `
CREATE TABLE print_old (
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
INSERT INTO print_old SELECT * FROM print;
DROP TABLE print;
ALTER TABLE print_old RENAME TO print;
CREATE INDEX print_by_application ON print (application_id);
PRAGMA user_version = 130;
`;

test('papers of before are whole after the step, and a list about no application can be kept', () => {
  const { env, store, reopen } = freshStore();
  fullLife(store);
  const before = store.prints.printed(EVERYTHING, 0, 100).rows;
  expect(before.length).toBeGreaterThan(0);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(AFTER_PAPERS);
  db.exec(OLD_TABLE);
  db.close();

  const raised = valueOf(reopen());
  expect(raised.prints.printed(EVERYTHING, 0, 100).rows).toEqual(before);
  for (const { id } of before) expect(raised.prints.bytes(id)).not.toBeNull();
  const sha256 = before[0]?.sha256 ?? '';
  const bytes = raised.prints.bytes(before[0]?.id ?? '') ?? new Uint8Array();
  const about = '210521198-A-D-20230101-20231231';
  const list = { applicationId: null, about, kind: 'periodList', title: '登记表', isDraft: false } as const;
  const added = raised.prints.add(ACTOR, { ...list, sha256, pages: 1, revision: 1, bytes });
  expect(raised.prints.ofList(about)).toEqual([added]);
  expect(raised.prints.printed(EVERYTHING, 0, 100).total).toBe(before.length + 1);
  raised.close();
});
