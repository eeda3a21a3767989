import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { feedOf, ledgerItem } from '../../support/county-words.ts';
import { freshStore } from '../../support/fixtures.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

test('a snapshot that lay in the feed before it could be taken over can be taken afterwards', () => {
  const { env, store, reopen } = freshStore();
  const row = { idNumber: '210502195804021236', name: '某人', year: 2026, pool: 'basic', usedFen: 100 };
  valueOf(store.county.applyFeed(ACTOR, feedOf([ledgerItem(1, [row])])));
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec('DROP TABLE papers_part; DROP TABLE papers_plan; DROP TABLE county_ledger; PRAGMA user_version = 190');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.countyLedger.standing().size).toBe(0);
  valueOf(raised.countyLedger.take(ACTOR, 'item-1', false));
  expect(raised.countyLedger.standing().get('210502195804021236')).toEqual([
    { year: 2026, pool: 'basic', used: 100, asOf: '2026-11-01' },
  ]);
  expect(raised.audit.verify()).toEqual({ ok: true });
});
