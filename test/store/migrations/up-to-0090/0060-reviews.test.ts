import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settledCase } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { REVIEWER, valueOf } from '../../support/test-env.ts';
import { BEFORE_OUTCOMES } from '../../support/steps/before-outcomes.ts';

/** Takes the step back by hand: empty columns are in no row's MAC, so what is left is as the program before wrote it. */
function takeBack(dataDir: string, nativeBinding: string): void {
  const db = new Sqlite(join(dataDir, 'app.db'), { nativeBinding });
  db.exec(BEFORE_OUTCOMES);
  const { sql } = db.prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = 'application'`).get() ?? {
    sql: '',
  };
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  const before = sql.replace(', review_id TEXT REFERENCES review (id)', '');
  if (before === sql) throw new Error('The column is not where it was expected');
  db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'application'`).run(before);
  db.pragma('writable_schema = RESET');
  db.exec('DROP INDEX application_by_status; DROP INDEX application_by_update');
  db.exec('DROP TABLE household_event; DROP TABLE household_member; DROP TABLE household');
  db.exec('DROP TABLE person_merge; DROP TABLE former_number');
  db.exec('DROP TABLE roster_part; DROP TABLE roster');
  db.exec('DROP TABLE review; PRAGMA user_version = 40');
  db.close();
}

test('what was settled before there were reviews stays settled and is reviewed like any other', () => {
  const { env, store, reopen } = freshStore();
  const settled = settledCase(store);
  store.close();
  takeBack(env.dataDir, env.sqliteBinding);
  const raised = valueOf(reopen());
  expect(raised.applications.get(settled.id)).toEqual(settled);
  expect(raised.reviews.of(settled.id)).toBeNull();
  expect(raised.audit.verify()).toEqual({ ok: true });
  const { id, revision } = settled;
  expect(valueOf(raised.applications.review(REVIEWER, id, revision, null))).toMatchObject({ status: 'reviewed' });
  expect(raised.audit.verify()).toEqual({ ok: true });
});
