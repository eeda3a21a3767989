import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settledCase } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { inRoster, stagedRoster } from '../../support/people/rosters.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';
import { BEFORE_OUTCOMES } from '../../support/steps/before-outcomes.ts';

test('data from before there were rosters takes one in and keeps what it had', () => {
  const { env, store, reopen } = freshStore();
  const settled = settledCase(store);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(BEFORE_OUTCOMES);
  db.exec('DROP TABLE roster_part; DROP TABLE roster; PRAGMA user_version = 80');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.applications.get(settled.id)).toEqual(settled);
  expect(raised.rosters.list()).toEqual([]);
  const roster = stagedRoster(raised, [inRoster('210502198001010013')]);
  valueOf(raised.rosters.finish(ACTOR, roster.id, 'active'));
  expect(raised.rosters.find('210502198001010013')).toHaveLength(1);
  expect(raised.audit.verify()).toEqual({ ok: true });
});
