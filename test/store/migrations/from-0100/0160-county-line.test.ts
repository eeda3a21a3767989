import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { receiptFor, sealedBatch } from '../../support/county-words.ts';
import { freshStore } from '../../support/fixtures.ts';
import { AFTER_NOTICES } from '../../support/steps/after-notices.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

test('what was sealed before there was a line to the county waits for its receipt and takes it', () => {
  const { env, store, reopen } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec(AFTER_NOTICES);
  db.exec('PRAGMA user_version = 150');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.batches.get(batch.id)).toEqual(batch);
  expect(raised.county.seen()).toEqual({ epoch: 0, feedLast: 0, durableThrough: 0 });
  expect(valueOf(raised.county.applyReceipt(ACTOR, receiptFor(batch)))).toBe('applied');
  expect(raised.county.casesOf(batch.id)).toMatchObject([{ verdict: 'accepted' }]);
  expect(raised.audit.verify()).toEqual({ ok: true });
});
