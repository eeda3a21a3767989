import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settledCase } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { valueOf } from '../../support/test-env.ts';
import { BEFORE_OUTCOMES } from '../../support/steps/before-outcomes.ts';

const COUNT = 'SELECT status, count(*) AS count FROM application GROUP BY status';
const NEWEST = `SELECT id FROM application WHERE status <> 'discarded' ORDER BY updated_at DESC, id DESC LIMIT 200`;
const OF_A_STATUS = `SELECT id FROM application WHERE status = 'draft' ORDER BY updated_at DESC, id DESC LIMIT 200`;

test('applications of before are counted and listed by the indexes, without a sort, and are what they were', () => {
  const { env, store, reopen } = freshStore();
  const settled = settledCase(store);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(BEFORE_OUTCOMES);
  db.exec('DROP TABLE household_event; DROP TABLE household_member; DROP TABLE household');
  db.exec('DROP TABLE person_merge; DROP TABLE former_number');
  db.exec('DROP TABLE roster_part; DROP TABLE roster');
  db.exec('DROP INDEX application_by_status; DROP INDEX application_by_update; PRAGMA user_version = 60');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.applications.get(settled.id)).toEqual(settled);
  expect(raised.searchable.byStatus().get('settled')).toBe(1);
  expect(raised.searchable.newest('all', 1).map(({ id }) => id)).toEqual([settled.id]);
  expect(raised.audit.verify()).toEqual({ ok: true });
  raised.close();
  const after = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding, readonly: true });
  const plans = [COUNT, NEWEST, OF_A_STATUS].map((text) =>
    JSON.stringify(after.prepare(`EXPLAIN QUERY PLAN ${text}`).all()),
  );
  after.close();
  expect(plans[0]).toContain('COVERING INDEX application_by_status');
  expect(plans[1]).toContain('application_by_update');
  expect(plans[2]).toContain('application_by_status');
  expect(plans.join()).not.toContain('TEMP B-TREE');
});
