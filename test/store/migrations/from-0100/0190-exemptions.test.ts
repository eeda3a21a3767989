import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acceptedCase } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { ACTOR, REVIEWER, valueOf } from '../../support/test-env.ts';

test('what was accepted before conditions could be set aside has none, and can be asked for one', () => {
  const { env, store, reopen } = freshStore();
  const accepted = acceptedCase(store);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(
    'DROP TABLE papers_part; DROP TABLE papers_plan; DROP TABLE county_ledger; DROP TABLE exemption; PRAGMA user_version = 170',
  );
  db.close();
  const raised = valueOf(reopen());
  expect(raised.applications.get(accepted.id)).toEqual(accepted);
  expect(raised.exemptions.of(accepted.id)).toEqual([]);
  const asked = { visit: 'v0', fact: 'referral', found: '未知', reason: '急诊', evidence: '病历' } as const;
  const { id } = valueOf(raised.exemptions.ask(ACTOR, accepted.id, accepted.revision, asked));
  expect(valueOf(raised.exemptions.sign(REVIEWER, id, null))).toMatchObject({ ...asked, state: 'signed' });
  expect(raised.audit.verify()).toEqual({ ok: true });
});
