import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fullLife } from '../support/full-life.ts';
import { freshStore } from '../support/fixtures.ts';
import { tamper } from '../support/raw.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

test.each([
  ['an entry', "UPDATE audit SET at = '2020-01-01T00:00:00+08:00' WHERE seq = 3", 3],
  ['a signature alone', 'UPDATE audit SET signature = zeroblob(64) WHERE seq = 4', 4],
  ['the order', 'UPDATE audit SET seq = seq + 1000 WHERE seq = 2', 2],
  ['a removed entry', 'DELETE FROM audit WHERE seq = 5', 5],
])('what an earlier check proved is named when it was changed since: %s', (_what, statement, seq) => {
  const { env, store, reopen } = freshStore();
  fullLife(store);
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(existsSync(join(env.dataDir, 'audit-proven.json'))).toBe(true);
  store.audit.note(ACTOR, 'session.unlock', '');
  store.close();
  tamper(env, (db) => db.exec(statement));
  // The order is broken at the end too, so opening may already refuse; where it opens, the entry is named.
  const opened = reopen();
  expect(opened.ok ? opened.value.audit.verify() : { ok: false, seq, what: 'entry' }).toEqual({
    ok: false,
    seq,
    what: 'entry',
  });
});

test('entries after the proven ones are checked in full, and proven from then on', () => {
  const { env, store, reopen } = freshStore();
  const path = join(env.dataDir, 'audit-proven.json');
  fullLife(store);
  store.audit.verify();
  const before = readFileSync(path, 'utf8');
  store.audit.note(ACTOR, 'session.unlock', '');
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(readFileSync(path, 'utf8')).not.toBe(before);
  const { seq } = store.audit.head();
  store.close();
  writeFileSync(path, before);
  tamper(env, (db) => db.exec(`UPDATE audit SET signature = zeroblob(64) WHERE seq = ${seq}`));
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: false, seq, what: 'entry' });
});

test.each(['', '{', '{"seq":9999,"digest":"00","mac":"00"}'])('a proof that says %j is not believed', (text) => {
  const { env, store } = freshStore();
  fullLife(store);
  writeFileSync(join(env.dataDir, 'audit-proven.json'), text);
  expect(store.audit.verify()).toEqual({ ok: true });
});
