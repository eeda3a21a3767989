import { expect, test } from 'vitest';
import { acceptedCase, typedForm } from '../support/cases.ts';
import { fullLife } from '../support/full-life.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';
import { tamper } from '../support/raw.ts';

test('a whole life verifies, also after a restart', () => {
  const { store, reopen } = freshStore();
  fullLife(store);
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: true });
});

test('autosave writes one entry for a run of saves and the draft still verifies', () => {
  const { store, reopen } = freshStore();
  const draft = store.applications.create(ACTOR, typedForm());
  for (let revision = 1; revision <= 20; revision += 1) {
    valueOf(store.applications.saveDraft(ACTOR, draft.id, revision, typedForm([String(revision)])));
  }
  const other = { userId: 'user-2', userName: '李复核' };
  valueOf(store.applications.saveDraft(other, draft.id, 21, typedForm(['x'])));
  const actions = store.audit.entries(draft.id).map(({ action, userName }) => [action, userName]);
  expect(actions).toEqual([
    ['application.create', '王经办'],
    ['application.edit', '王经办'],
    ['application.edit', '李复核'],
  ]);
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: true });
});

test.each([
  ['an entry that was removed', 'DELETE FROM audit WHERE seq = 3', 3],
  ['another reason for an entry', 'UPDATE audit SET sealed = zeroblob(93) WHERE seq = 4', 4],
  ['another user', "UPDATE audit SET user_id = 'x' WHERE seq = 5", 5],
  ['another instant', "UPDATE audit SET at = '2020-01-01T00:00:00+08:00' WHERE seq = 2", 2],
  ['a signature that was cut', 'UPDATE audit SET signature = zeroblob(64) WHERE seq = 2', 2],
  ['a changed list of rows', "UPDATE audit SET row_list = '[]' WHERE seq = 6", 6],
])('%s is found', (_what, statement, seq) => {
  const { env, store, reopen } = freshStore();
  fullLife(store);
  store.close();
  tamper(env, (db) => db.exec(statement));
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: false, seq, what: 'entry' });
});

test.each(['ledger_entry', 'bill', 'settlement', 'print', 'batch_item', 'superseded', 'local_parameter'])(
  'a row removed from %s is found',
  (table) => {
    const { env, store, reopen } = freshStore();
    fullLife(store);
    store.close();
    tamper(env, (db) => db.exec(`DELETE FROM ${table} WHERE rowid = (SELECT max(rowid) FROM ${table})`));
    expect(valueOf(reopen()).audit.verify().ok).toBe(false);
  },
);

test('an older copy of a row put back, its MAC still right, is found', () => {
  const { env, store, reopen } = freshStore();
  const accepted = acceptedCase(store);
  store.close();
  let old: Record<string, unknown> = {};
  tamper(env, (db) => {
    old = db.prepare('SELECT * FROM application').get() as Record<string, unknown>;
  });
  const next = valueOf(reopen());
  const reopened = valueOf(next.applications.reopen(ACTOR, accepted.id, accepted.revision, '录错', null));
  const seq = next.audit.head().seq;
  expect(reopened.status).toBe('draft');
  next.close();
  tamper(env, (db) => {
    const names = Object.keys(old);
    db.prepare(`UPDATE application SET ${names.map((name) => `${name} = ?`).join()}`).run(...Object.values(old));
  });
  const last = valueOf(reopen());
  expect(last.applications.get(accepted.id)?.status).toBe('accepted');
  expect(last.audit.verify()).toEqual({ ok: false, seq, what: 'row' });
});

test('a removed row brought back, its MAC still right, is found', () => {
  const { env, store, reopen } = freshStore();
  store.localParameters.set(ACTOR, 'k', '1', '来源文件');
  store.close();
  tamper(env, (db) => db.exec('CREATE TABLE kept AS SELECT * FROM local_parameter'));
  const next = valueOf(reopen());
  next.localParameters.remove(ACTOR, 'k');
  next.close();
  tamper(env, (db) => db.exec('INSERT INTO local_parameter SELECT * FROM kept; DROP TABLE kept'));
  const last = valueOf(reopen());
  expect(last.localParameters.list()).toHaveLength(1);
  expect(last.audit.verify()).toEqual({ ok: false, seq: 2, what: 'row' });
});

test('an entry signed by nobody of this PC is found', () => {
  const { env, store, reopen } = freshStore();
  acceptedCase(store);
  store.close();
  tamper(env, (db) => db.exec("UPDATE audit SET key_id = '0000000000000000' WHERE seq = 1"));
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: false, seq: 1, what: 'entry' });
});

test('a check in small steps is not misled by what is written between them', () => {
  const { store } = freshStore();
  fullLife(store);
  for (let bill = 0; bill < 60; bill += 1) acceptedCase(store, [String(bill)]);
  const check = store.audit.check();
  let steps = 0;
  for (let step = check.next(); ; step = check.next()) {
    if (step.done === true) {
      expect(step.value).toEqual({ ok: true });
      break;
    }
    steps += 1;
    // New rows, changed rows and removed ones, before and behind the place where the check is.
    store.setting.set(ACTOR, `a${1000 - steps}`, String(steps));
    store.localParameters.set(ACTOR, 'k', String(steps), '来源文件');
    if (steps % 2 === 0) store.localParameters.remove(ACTOR, 'k');
    const accepted = acceptedCase(store, [`s${steps}`]);
    if (steps % 3 === 0) valueOf(store.applications.reopen(ACTOR, accepted.id, accepted.revision, '改', null));
  }
  expect(steps).toBeGreaterThan(10);
  expect(store.audit.verify()).toEqual({ ok: true });
});
