import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { freshStore } from '../support/fixtures.ts';
import { tamper } from '../support/raw.ts';
import { inRoster, stagedRoster } from '../support/people/rosters.ts';
import { ACTOR, codeOf, REVIEWER, valueOf } from '../support/test-env.ts';

const numbers = Array.from({ length: 200 }, (_, index) => `21050219800101${String(index).padStart(4, '0')}`);
const people = numbers.map((idNumber, index) => inRoster(idNumber, `王某${index}`));
const [FIRST = '', SECOND = ''] = numbers;

test('nobody is in a roster before its last step, and everybody after it, over a restart', () => {
  const { store, reopen } = freshStore();
  const staged = stagedRoster(store, people);
  expect(staged.placing.bits).toBe(2);
  expect(store.rosters.find(FIRST)).toEqual([]);
  const active = valueOf(store.rosters.finish(ACTOR, staged.id, 'active'));
  const next = valueOf(reopen());
  expect(next.rosters.list()).toEqual([active]);
  for (const person of people) expect(next.rosters.find(person.idNumber)).toEqual([{ roster: active, person }]);
  expect(next.rosters.find('210502198001019999')).toEqual([]);
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('an import that was undone leaves what was before, and its parts are cleared away', () => {
  const { store } = freshStore();
  const first = valueOf(store.rosters.finish(ACTOR, stagedRoster(store, people).id, 'active'));
  const before = store.rosters.find(FIRST);
  const second = stagedRoster(store, [inRoster(SECOND, '另一人')], { asOf: toDay('2023-06-10') });
  valueOf(store.rosters.finish(ACTOR, second.id, 'active'));
  expect(store.rosters.find(FIRST)).toEqual([]);
  expect(codeOf(() => store.rosters.undo(ACTOR, first.id, '弄错了'))).toBe('ROSTER_NOT_LATEST');
  expect(codeOf(() => store.rosters.undo(ACTOR, second.id, ' '))).toBe('REASON_REQUIRED');
  valueOf(store.rosters.undo(ACTOR, second.id, '选错文件'));
  expect(store.rosters.find(FIRST)).toEqual(before);
  expect(store.rosters.clear(ACTOR, 100)).toBe(4);
  expect(store.rosters.clear(ACTOR, 100)).toBe(0);
  expect(store.rosters.find(FIRST)).toEqual(before);
  expect(store.rosters.list().map(({ state }) => state)).toEqual(['undone', 'active']);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('two lists count beside each other, and a person is found in both', () => {
  const { store } = freshStore();
  for (const listName of ['低保名册', '特困名册']) {
    valueOf(store.rosters.finish(ACTOR, stagedRoster(store, [inRoster(FIRST)], { listName }).id, 'active'));
  }
  expect(
    store.rosters
      .find(FIRST)
      .map(({ roster }) => roster.listName)
      .sort(),
  ).toEqual(['低保名册', '特困名册'].sort());
});

test('a roster that waits counts only when somebody else confirms it', () => {
  const { store } = freshStore();
  const waiting = valueOf(store.rosters.finish(ACTOR, stagedRoster(store, people).id, 'waiting'));
  expect(store.rosters.find(FIRST)).toEqual([]);
  expect(codeOf(() => store.rosters.confirm(ACTOR, waiting.id, null))).toBe('ROSTER_OWN_CONFIRMATION');
  expect(valueOf(store.rosters.confirm(REVIEWER, waiting.id, null))).toMatchObject({
    confirmedBy: '周复核',
    permitNo: null,
    state: 'active',
  });
  expect(store.rosters.find(FIRST)).toHaveLength(1);
});

test('whoever was removed and added again under the same name is no second person', () => {
  const { store } = freshStore();
  const waiting = valueOf(store.rosters.finish(ACTOR, stagedRoster(store, people).id, 'waiting'));
  const again = { ...ACTOR, userId: 'another-id' };
  expect(codeOf(() => store.rosters.confirm(again, waiting.id, null))).toBe('ROSTER_OWN_CONFIRMATION');
  expect(store.rosters.find(FIRST)).toEqual([]);
});

test('under the county’s permit one person may confirm alone, and that stays with the list', () => {
  const { store, reopen } = freshStore();
  const waiting = valueOf(store.rosters.finish(ACTOR, stagedRoster(store, people).id, 'waiting'));
  const permit = { permitNo: '溪医保授〔2023〕7号', until: '2023-12-31' };
  valueOf(store.rosters.confirm(ACTOR, waiting.id, permit));
  const next = valueOf(reopen());
  expect(next.rosters.list()).toMatchObject([{ state: 'active', permitNo: permit.permitNo }]);
  expect(next.rosters.find(FIRST)).toHaveLength(1);
});

test('what was compared with a roster that no longer counts never comes into force', () => {
  const { store } = freshStore();
  const stale = stagedRoster(store, people);
  valueOf(store.rosters.finish(ACTOR, stagedRoster(store, people).id, 'active'));
  expect(codeOf(() => store.rosters.finish(ACTOR, stale.id, 'active'))).toBe('ROSTER_BASE_CHANGED');
  expect(store.rosters.clear(ACTOR, 2)).toBe(2);
  expect(store.rosters.clear(ACTOR, 100)).toBe(2);
  expect(store.rosters.list()).toHaveLength(1);
});

test('a list that grows is spread over more parts by the same key', () => {
  const { store } = freshStore();
  const few = valueOf(store.rosters.finish(ACTOR, stagedRoster(store, people.slice(0, 3)).id, 'active'));
  const many = stagedRoster(store, people);
  expect(few.placing.bits).toBe(0);
  expect(many.placing).toEqual({ bits: 2, key: few.placing.key });
});

test('a part that was taken out by hand is named, not taken for an empty one', () => {
  const { env, store, reopen } = freshStore();
  valueOf(store.rosters.finish(ACTOR, stagedRoster(store, people).id, 'active'));
  store.close();
  tamper(env, (db) => db.prepare('DELETE FROM roster_part').run());
  const next = valueOf(reopen());
  expect(codeOf(() => next.rosters.find(FIRST))).toBe('ROW_TAMPERED');
  expect(next.audit.verify()).toMatchObject({ ok: false, what: 'row' });
});

test('an import that was cut off counts for nothing after a restart, and is cleared away', () => {
  const { store, reopen } = freshStore();
  stagedRoster(store, people);
  const next = valueOf(reopen());
  expect(next.rosters.find(FIRST)).toEqual([]);
  expect(next.rosters.current('civil', '低保名册')).toBeNull();
  expect(next.rosters.clear(ACTOR, 100)).toBe(4);
  expect(next.rosters.list()).toEqual([]);
  expect(next.audit.verify()).toEqual({ ok: true });
});
