import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acceptedCase, settledCase } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';
import { BEFORE_OUTCOMES } from '../../support/steps/before-outcomes.ts';

test('what was taken down before there were outcomes stands where it stood, and can be sent back for completion', () => {
  const { env, store, reopen } = freshStore();
  const settled = settledCase(store, ['1']);
  const accepted = acceptedCase(store, ['2']);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(BEFORE_OUTCOMES);
  db.exec('PRAGMA user_version = 100');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.applications.get(settled.id)).toEqual(settled);
  expect(raised.applications.get(accepted.id)).toEqual(accepted);
  expect(raised.applications.outcome(accepted.id)).toBeNull();
  expect(raised.audit.verify()).toEqual({ ok: true });
  const missing = [{ what: '出院记录', why: '核对住院天数' }];
  valueOf(raised.applications.correct(ACTOR, accepted.id, accepted.revision, missing));
  expect(raised.applications.outcome(accepted.id)).toMatchObject({ kind: 'correcting', missing });
  expect(raised.audit.verify()).toEqual({ ok: true });
});
