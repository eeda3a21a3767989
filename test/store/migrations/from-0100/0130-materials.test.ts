import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settledCase } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { AFTER_PAPERS } from '../../support/steps/after-papers.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

test('data from before there were checklists keeps what it had and takes one', () => {
  const { env, store, reopen } = freshStore();
  const settled = settledCase(store);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(AFTER_PAPERS);
  db.exec('DROP TABLE material; DROP TABLE attachment; PRAGMA user_version = 110');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.applications.get(settled.id)).toEqual(settled);
  expect(raised.materials.of(settled.id)).toEqual({ revision: 0, lines: [] });
  expect(raised.attachments.of(settled.id)).toEqual([]);
  valueOf(raised.materials.save(ACTOR, settled.id, 0, [{ line: 'id', got: 'copy', checked: 'seen', after: 'kept' }]));
  expect(raised.materials.of(settled.id).revision).toBe(1);
  expect(raised.audit.verify()).toEqual({ ok: true });
});
