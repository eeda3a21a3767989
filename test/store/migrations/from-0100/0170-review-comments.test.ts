import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settledCase } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { AFTER_NOTICES } from '../../support/steps/after-notices.ts';
import { REVIEWER, valueOf } from '../../support/test-env.ts';

test('what was settled before reviewers could comment is given back with a comment at a field', () => {
  const { env, store, reopen } = freshStore();
  const settled = settledCase(store);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(AFTER_NOTICES);
  db.exec('PRAGMA user_version = 150');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.applications.get(settled.id)).toEqual(settled);
  expect(raised.reviews.comments(settled.id)).toEqual([]);
  const comment = { path: 'visits.v0.bill.number', place: '第 1 张票据·票据号', value: '0012345678', text: '少一位' };
  valueOf(raised.applications.sendBack(REVIEWER, settled.id, settled.revision, '见意见', null, [comment]));
  expect(raised.reviews.comments(settled.id)).toMatchObject([{ ...comment, state: 'open' }]);
  expect(raised.audit.verify()).toEqual({ ok: true });
});
