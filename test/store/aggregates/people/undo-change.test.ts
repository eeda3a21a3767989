import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import type { HouseholdOrder } from '../../../../electron/store/aggregates/people/people-records.ts';
import { freshStore } from '../../support/fixtures.ts';
import { newFile, refusalOf } from '../../support/people/people.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

const TODAY = toDay('2026-11-21');
const HOME = { number: '0001', address: '柳河村三组', village: '柳河村' };

function family() {
  const opened = freshStore();
  const { store } = opened;
  const [man, wife, son, other] = [1, 2, 3, 4].map((count) => newFile(store, count)) as [
    string,
    string,
    string,
    string,
  ];
  const home = valueOf(
    store.people.found(
      ACTOR,
      HOME,
      [
        { personId: man, relation: 'head' },
        { personId: wife, relation: 'spouse' },
        { personId: son, relation: 'child' },
      ],
      toDay('2020-01-01'),
      TODAY,
    ),
  );
  const revisionOf = (id: string): number => store.people.household(id)?.revision ?? 0;
  const change = (id: string, changes: Partial<HouseholdOrder>) =>
    store.people.change(
      ACTOR,
      { id, revision: revisionOf(id) },
      {
        kind: 'add',
        on: toDay('2021-01-01'),
        reason: '见户口簿',
        place: '',
        leave: [],
        enter: [],
        relations: [],
        splitInto: [],
        otherId: null,
        ...changes,
      },
      TODAY,
    );
  const undo = (id: string, reason = '登记错了') =>
    store.people.undoChange(ACTOR, { id, revision: revisionOf(id) }, reason, TODAY);
  const spans = (id: string) => store.people.household(id)?.spans ?? [];
  return { ...opened, man, wife, son, other, home: home.id, change, undo, spans };
}

const death = (man: string, wife: string): Partial<HouseholdOrder> => ({
  kind: 'death',
  leave: [man],
  relations: [{ personId: wife, relation: 'head' }],
});

describe('taking the last change of a household back', () => {
  test('puts everybody where they were, day by day, keeps both events, and is there after opening again', () => {
    const { store, reopen, man, wife, home, change, undo, spans } = family();
    const before = spans(home);
    valueOf(change(home, death(man, wife)));
    expect(spans(home)).not.toEqual(before);
    valueOf(undo(home));
    expect(spans(home)).toEqual(before);
    expect(store.people.householdOf(man, TODAY)?.id).toBe(home);
    const { events } = valueOf(reopen()).people.household(home) ?? { events: [] };
    expect(events.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual([
      'found ',
      'death 见户口簿',
      'undo 登记错了',
    ]);
    expect(events.at(-1)?.people).toEqual([
      { personId: wife, relation: 'spouse' },
      { personId: man, relation: 'head' },
    ]);
  });

  test('goes on one by one until the household only began, and the right change can be taken down again', () => {
    const { man, wife, other, home, change, undo, spans } = family();
    valueOf(change(home, { kind: 'move_in', enter: [{ personId: other, relation: 'parent' }] }));
    const between = spans(home);
    valueOf(change(home, { ...death(man, wife), on: toDay('2022-01-01') }));
    valueOf(undo(home));
    expect(spans(home)).toEqual(between);
    valueOf(change(home, { ...death(man, wife), on: toDay('2022-02-01') }));
    valueOf(undo(home));
    valueOf(undo(home));
    expect(spans(home)).toHaveLength(3);
    expect(refusalOf(undo(home))).toBe('CHANGE_NOT_UNDOABLE');
  });

  test('brings a split-off part home, from the household it left only', () => {
    const { store, son, home, change, undo, spans } = family();
    const before = spans(home);
    valueOf(change(home, { kind: 'split', leave: [son], splitInto: [{ personId: son, relation: 'head' }] }));
    const apart = store.people.householdOf(son, TODAY)?.id ?? '';
    expect(refusalOf(undo(apart))).toBe('CHANGE_NOT_UNDOABLE');
    valueOf(undo(home));
    expect(spans(home)).toEqual(before);
    expect(store.people.household(apart)).toMatchObject({ state: 'ended', spans: [] });
    expect(store.people.householdOf(son, TODAY)?.id).toBe(home);
  });

  test('parts two households that were joined, unless the other has changed since', () => {
    const { store, son, home, change, undo, spans } = family();
    valueOf(change(home, { kind: 'split', leave: [son], splitInto: [{ personId: son, relation: 'head' }] }));
    const apart = store.people.householdOf(son, TODAY)?.id ?? '';
    const [two, one] = [spans(home), spans(apart)];
    const join = { kind: 'join', enter: [{ personId: son, relation: 'child' }], otherId: apart } as const;
    valueOf(change(home, { ...join, on: toDay('2022-01-01') }));
    valueOf(undo(home));
    expect([spans(home), spans(apart)]).toEqual([two, one]);
    expect(store.people.household(apart)?.state).toBe('current');
  });

  test('takes nobody out of the household they went to afterwards', () => {
    const { store, son, other, home, change, undo } = family();
    valueOf(change(home, { kind: 'move_out', leave: [son] }));
    valueOf(
      store.people.found(
        ACTOR,
        HOME,
        [
          { personId: other, relation: 'head' },
          { personId: son, relation: 'other' },
        ],
        toDay('2022-01-01'),
        TODAY,
      ),
    );
    expect(refusalOf(undo(home))).toBe('IN_OTHER_HOUSEHOLD');
  });

  test('needs a reason and the newest revision', () => {
    const { store, man, wife, home, change, undo } = family();
    const made = valueOf(change(home, death(man, wife)));
    expect(refusalOf(undo(home, ' '))).toBe('REASON_REQUIRED');
    const stale = store.people.undoChange(ACTOR, { id: home, revision: made.revision - 1 }, '错', TODAY);
    expect(refusalOf(stale)).toBe('STALE_HOUSEHOLD');
  });
});
