import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import type { HouseholdOrder } from '../../../../electron/store/aggregates/people/people-records.ts';
import { freshStore } from '../../support/fixtures.ts';
import { newFile, refusalOf } from '../../support/people/people.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

const TODAY = toDay('2026-11-21');
const FOUNDED = toDay('2020-01-01');
const HOME = { number: '0001', address: '柳河村三组', village: '柳河村' };

const order = (changes: Partial<HouseholdOrder>): HouseholdOrder => ({
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
});

function family() {
  const opened = freshStore();
  const { store } = opened;
  const [man, wife, son] = [newFile(store, 1), newFile(store, 2), newFile(store, 3)];
  const places = [
    { personId: man, relation: 'head' },
    { personId: wife, relation: 'spouse' },
    { personId: son, relation: 'child' },
  ] as const;
  const home = valueOf(store.people.found(ACTOR, HOME, places, FOUNDED, TODAY));
  const change = (id: string, changes: Partial<HouseholdOrder>) =>
    store.people.change(ACTOR, { id, revision: store.people.household(id)?.revision ?? 0 }, order(changes), TODAY);
  const members = (id: string): readonly string[] =>
    (store.people.household(id)?.spans ?? [])
      .filter(({ to }) => to === null)
      .map(({ personId, relation }) => `${personId} ${relation}`)
      .sort();
  return { ...opened, man, wife, son, home, change, members };
}

test('a household knows who belonged to it on each day, why that changed, and who took it down', () => {
  const { store, reopen, man, wife, son, home, change } = family();
  valueOf(
    change(home.id, {
      kind: 'death',
      leave: [man],
      relations: [{ personId: wife, relation: 'head' }],
      reason: '死亡证明',
    }),
  );
  expect(store.people.householdOf(man, toDay('2020-12-31'))?.id).toBe(home.id);
  expect(store.people.householdOf(man, toDay('2021-01-01'))).toBeNull();
  expect(store.people.householdOf(wife, TODAY)?.id).toBe(home.id);
  const reopened = valueOf(reopen());
  expect(reopened.people.household(home.id)).toMatchObject({
    ...HOME,
    state: 'current',
    events: [
      { kind: 'found', on: '2020-01-01', people: [{ personId: man }, { personId: wife }, { personId: son }] },
      {
        kind: 'death',
        on: '2021-01-01',
        reason: '死亡证明',
        who: ACTOR.userName,
        people: [
          { personId: wife, relation: 'head' },
          { personId: man, relation: null },
        ],
      },
    ],
  });
  expect(reopened.audit.entries(home.id).map(({ action }) => action)).toEqual(['household.found', 'household.change']);
  expect(reopened.audit.verify()).toEqual({ ok: true });
});

test('a split makes a household of those who leave; a join brings one in whole and ends it', () => {
  const { store, man, wife, son, home, change, members } = family();
  const split = valueOf(
    change(home.id, { kind: 'split', leave: [son], splitInto: [{ personId: son, relation: 'head' }] }),
  );
  const young = store.people.householdOf(son, TODAY);
  expect(young).toMatchObject({ state: 'current', events: [{ kind: 'split_off', otherId: home.id }] });
  expect(split.events.at(-1)).toMatchObject({ kind: 'split', otherId: young?.id });
  expect(members(home.id)).toEqual([`${man} head`, `${wife} spouse`].sort());

  const otherId = young?.id ?? '';
  expect(refusalOf(change(home.id, { kind: 'join', otherId, enter: [] }))).toBe('NOBODY_CHOSEN');
  expect(refusalOf(change(home.id, { kind: 'join', otherId, enter: [{ personId: man, relation: 'other' }] }))).toBe(
    'JOIN_WHOLE',
  );
  const enter = [{ personId: son, relation: 'child' }] as const;
  valueOf(change(home.id, { kind: 'join', otherId, enter, on: toDay('2022-01-01') }));
  expect(members(home.id)).toEqual([`${man} head`, `${wife} spouse`, `${son} child`].sort());
  expect(store.people.household(otherId)).toMatchObject({
    state: 'ended',
    events: [{}, { kind: 'joined', otherId: home.id }],
  });
});

test('nobody lives in two households, and a refused change changes nothing', () => {
  const { store, son, home, change, members } = family();
  const stranger = newFile(store, 8);
  const places = [{ personId: stranger, relation: 'head' }] as const;
  const other = valueOf(store.people.found(ACTOR, HOME, places, FOUNDED, TODAY));
  const before = store.audit.head();
  const enter = [{ personId: stranger, relation: 'child' }] as const;
  expect(refusalOf(change(home.id, { enter }))).toBe('IN_OTHER_HOUSEHOLD');
  expect(refusalOf(store.people.found(ACTOR, HOME, [{ personId: son, relation: 'head' }], FOUNDED, TODAY))).toBe(
    'IN_OTHER_HOUSEHOLD',
  );
  expect(refusalOf(store.people.found(ACTOR, HOME, [], FOUNDED, TODAY))).toBe('ONE_HEAD');
  expect(refusalOf(change(home.id, { kind: 'remove', leave: [son], reason: ' ' }))).toBe('REASON_REQUIRED');
  expect(refusalOf(change('none', { kind: 'remove', leave: [son] }))).toBe('NOT_FOUND');
  expect(
    refusalOf(store.people.change(ACTOR, { id: home.id, revision: 1 }, order({ kind: 'remove', leave: [son] }), TODAY)),
  ).toBe('STALE_HOUSEHOLD');
  expect(refusalOf(change(home.id, { kind: 'split', leave: [son], splitInto: [] }))).toBe('NOT_A_MEMBER');
  expect(store.audit.head()).toEqual(before);
  expect([members(home.id).length, members(other.id).length]).toEqual([3, 1]);
});

test('a merged person lives where one of the files lives', () => {
  const { store, son, home, change } = family();
  const twin = newFile(store, 9);
  valueOf(store.people.merge(ACTOR, { kept: twin, gone: son }, '同一人'));
  expect(store.people.householdOf(twin, TODAY)?.id).toBe(home.id);
  const elsewhere = valueOf(
    store.people.found(ACTOR, HOME, [{ personId: newFile(store, 11), relation: 'head' }], FOUNDED, TODAY),
  );
  expect(refusalOf(change(elsewhere.id, { enter: [{ personId: twin, relation: 'other' }] }))).toBe(
    'IN_OTHER_HOUSEHOLD',
  );
});

test('number, address and village are described anew without a reason', () => {
  const { store, home } = family();
  const described = valueOf(
    store.people.describe(ACTOR, { id: home.id, revision: home.revision }, { ...HOME, number: '0002' }),
  );
  expect(described).toMatchObject({ number: '0002', spans: home.spans });
  expect(refusalOf(store.people.describe(ACTOR, { id: home.id, revision: home.revision }, HOME))).toBe(
    'STALE_HOUSEHOLD',
  );
  expect(store.audit.verify()).toEqual({ ok: true });
});
