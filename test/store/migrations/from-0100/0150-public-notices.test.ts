import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reviewedCase } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { noticeOf } from '../../support/notices.ts';
import { AFTER_PAPERS } from '../../support/steps/after-papers.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

test('what was reviewed before there were notices stays reviewed and can be put into one', () => {
  const { env, store, reopen } = freshStore();
  const reviewed = reviewedCase(store);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(AFTER_PAPERS);
  db.exec('PRAGMA user_version = 140');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.applications.get(reviewed.id)).toEqual(reviewed);
  expect(raised.notices.list()).toEqual([]);
  expect(raised.notices.of(reviewed.id)).toBeNull();
  valueOf(raised.notices.start(ACTOR, noticeOf([reviewed])));
  expect(raised.applications.get(reviewed.id)).toMatchObject({ status: 'noticing', revision: reviewed.revision });
  expect(raised.audit.verify()).toEqual({ ok: true });
});
