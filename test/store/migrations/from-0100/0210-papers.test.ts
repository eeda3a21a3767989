import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealedBatch } from '../../support/county-words.ts';
import { freshStore } from '../../support/fixtures.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

test('of a batch that was sealed before papers were sent nothing is known, and its papers can be listed', () => {
  const { env, store, reopen } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  store.close();
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.exec('DROP TABLE papers_part; DROP TABLE papers_plan; PRAGMA user_version = 200');
  db.close();
  const raised = valueOf(reopen());
  expect(raised.papers.plans().size).toBe(0);
  expect(raised.papers.parts()).toEqual([]);
  raised.papers.list(ACTOR, batch.id, [{ size: 10, sources: [] }], 'asked');
  expect(raised.papers.plans().get(batch.id)).toMatchObject({ parts: 1, sending: 'asked', isWanted: false });
  expect(raised.audit.verify()).toEqual({ ok: true });
});
