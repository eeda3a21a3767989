import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstTables } from '../../../../electron/store/migrations/up-to-0090/0010-first-tables.ts';
import { logIns } from '../../../../electron/store/migrations/up-to-0090/0020-log-ins.ts';
import { openStore } from '../../../../electron/store/open-store.ts';
import { freshFolder, openIn, quickVault } from '../../support/fixtures.ts';
import { ACTOR, testEnv, valueOf } from '../../support/test-env.ts';

test('log-ins of before are found by the index, and the chain is what it was', () => {
  const env = testEnv(freshFolder());
  const vault = quickVault(env);
  const old = valueOf(openStore(env, vault, [firstTables]));
  old.audit.note(ACTOR, 'session.unlock', '');
  const before = old.audit.entries();
  old.close();
  const raised = valueOf(openStore(env, vault, [firstTables, logIns]));
  expect(raised.audit.entries()).toEqual(before);
  expect(raised.users.lastLogIns()).toEqual(new Map([[ACTOR.userId, env.now()]]));
  raised.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding, readonly: true });
  const plan = db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT max(seq) FROM audit
       WHERE action IN ('session.unlock', 'session.recover') GROUP BY user_id`,
    )
    .all();
  db.close();
  expect(openIn(env, vault).store.audit.verify()).toEqual({ ok: true });
  expect(JSON.stringify(plan)).toContain('audit_of_log_ins');
});
