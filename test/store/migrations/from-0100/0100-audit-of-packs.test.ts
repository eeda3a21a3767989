import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshStore } from '../../support/fixtures.ts';
import { fullLife } from '../../support/full-life.ts';
import { valueOf } from '../../support/test-env.ts';
import { BEFORE_OUTCOMES } from '../../support/steps/before-outcomes.ts';

test('releases installed before are found by the index, and the chain is what it was', () => {
  const { env, store, reopen } = freshStore();
  fullLife(store);
  const before = store.audit.entries();
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(BEFORE_OUTCOMES);
  db.exec('DROP INDEX audit_of_packs; PRAGMA user_version = 90');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.audit.entries()).toEqual(before);
  expect(raised.packs.highest()).toEqual(new Map([['p', 1]]));
  raised.close();
  const after = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding, readonly: true });
  const plan = after.prepare("EXPLAIN QUERY PLAN SELECT ref FROM audit WHERE action = 'pack.install'").all();
  after.close();
  expect(JSON.stringify(plan)).toContain('audit_of_packs');
});
