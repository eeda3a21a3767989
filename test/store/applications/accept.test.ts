import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { acceptance, acceptedCase, CANARIES, person, settledCase, typedForm, visit } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

test('numbers count up without gaps by year and are given once', () => {
  const { store } = freshStore();
  const first = acceptedCase(store, ['1']);
  const second = acceptedCase(store, ['2']);
  const draft = store.applications.create(ACTOR, typedForm(['1']));
  expect(store.applications.accept(ACTOR, draft.id, 1, acceptance(['1'])).ok).toBe(false);
  const nextYear = valueOf(store.applications.accept(ACTOR, draft.id, 1, { ...acceptance(['3']), year: 2024 }));
  const third = acceptedCase(store, ['4']);
  expect([first, second, nextYear, third].map(({ number }) => number)).toEqual([
    '210521101-A-2023-00001',
    '210521101-A-2023-00002',
    '210521101-A-2024-00001',
    '210521101-A-2023-00003',
  ]);
  const open = valueOf(store.applications.reopen(ACTOR, first.id, first.revision, '改', null));
  const later = { ...acceptance(['1']), acceptedOn: toDay('2023-07-01'), year: 2024 };
  const again = valueOf(store.applications.accept(ACTOR, open.id, open.revision, later));
  expect([again.number, again.acceptedOn]).toEqual(['210521101-A-2023-00001', '2023-06-15']);
});

test('a bill that is claimed is refused with the number of its holder, however it was typed', () => {
  const { store } = freshStore();
  acceptedCase(store, ['AB12']);
  const draft = store.applications.create(ACTOR, typedForm(['x']));
  for (const number of ['AB12', ' ab１2 ', 'A-B－12']) {
    expect(store.applications.accept(ACTOR, draft.id, 1, acceptance(['other', number]))).toEqual({
      ok: false,
      error: { code: 'DUPLICATE_BILL', detail: { bill: number, number: '210521101-A-2023-00001' } },
    });
  }
  expect(store.applications.get(draft.id)).toEqual(draft);
  expect(store.persons.findByIdNumber(CANARIES.idNumber)?.revision).toBe(1);
});

test('a bill without its code is the same as any with its number, two codes are two bills', () => {
  const { store } = freshStore();
  const withCode = (code: string) => ({
    ...acceptance(),
    visits: [{ ...visit('77'), bill: { code, number: '77', check: '' } }],
  });
  const accept = (code: string) => {
    const draft = store.applications.create(ACTOR, typedForm(['x']));
    return store.applications.accept(ACTOR, draft.id, 1, withCode(code)).ok;
  };
  expect(['21060123', '', '2106-0123', '21060124', '21060124', ''].map(accept)).toEqual([
    true,
    false,
    false,
    true,
    false,
    false,
  ]);
  const claims = store.bills.findClaims(
    [
      { code: '', number: '77' },
      { code: '21060123', number: '77' },
    ],
    'none',
  );
  expect(claims.map(({ code }) => code).filter((code) => code !== '21060123')).toContain('21060124');
  expect(new Set(claims.map(({ applicationId, code }) => `${applicationId} ${code}`)).size).toBe(claims.length);
});

test('a bill without its code keeps every code from its number', () => {
  const { store } = freshStore();
  const accept = (code: string) => {
    const draft = store.applications.create(ACTOR, typedForm(['x']));
    const content = { ...acceptance(), visits: [{ ...visit('77'), bill: { code, number: '77', check: '' } }] };
    return store.applications.accept(ACTOR, draft.id, 1, content).ok;
  };
  expect(['', '21060123'].map(accept)).toEqual([true, false]);
});

test('the same bill twice in one application is refused', () => {
  const { store } = freshStore();
  const draft = store.applications.create(ACTOR, typedForm(['x']));
  expect(store.applications.accept(ACTOR, draft.id, 1, acceptance(['7', '7']))).toMatchObject({
    error: { code: 'DUPLICATE_BILL', detail: { bill: '7', number: '（本申请）' } },
  });
});

test('visits without a bill number claim nothing', () => {
  const { store } = freshStore();
  const paperless = { ...acceptance(), visits: [{ ...visit('0'), bill: null, designated: null }] };
  for (const _ of [1, 2]) {
    const draft = store.applications.create(ACTOR, typedForm(['']));
    expect(store.applications.accept(ACTOR, draft.id, 1, paperless).ok).toBe(true);
  }
  expect(store.bills.findClaims([{ code: '', number: '' }], 'x')).toEqual([]);
});

test('only a draft in the revision that was seen can be accepted', () => {
  const { store } = freshStore();
  const settled = settledCase(store);
  expect(store.applications.accept(ACTOR, settled.id, settled.revision, acceptance())).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '已测算' } },
  });
  const draft = store.applications.create(ACTOR, typedForm(['9']));
  expect(store.applications.accept(ACTOR, draft.id, 2, acceptance(['9']))).toMatchObject({
    error: { code: 'STALE_REVISION' },
  });
  expect(store.applications.accept(ACTOR, 'none', 1, acceptance(['9']))).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
});

test('the person is found by the identity number and keeps one row over many applications', () => {
  const { env, store, reopen } = freshStore();
  const first = acceptedCase(store, ['1']);
  const found = store.persons.findByIdNumber(' 210502 19580402 1236 ');
  expect(found).toEqual({
    ...person,
    id: first.personId,
    revision: 1,
    createdAt: '2023-06-15T09:00:00+08:00',
    updatedAt: '2023-06-15T09:00:00+08:00',
  });
  env.setNow('2023-08-01T08:30:00+08:00');
  const account = { ...person.account, number: '6217000000000000026' };
  const identities = [
    {
      ...person.identities[0],
      key: 'n1',
      category: 'tekun',
      from: toDay('2023-07-01'),
      to: toDay('2024-06-30'),
      source: '特困证',
    },
  ] as const;
  const moved = { ...acceptance(['2']), person: { ...person, account, identities, openings: [] } };
  const draft = store.applications.create(ACTOR, typedForm(['2']));
  const second = valueOf(store.applications.accept(ACTOR, draft.id, 1, moved));
  expect(second.personId).toBe(first.personId);
  const next = valueOf(reopen());
  expect(next.persons.get(first.personId ?? '')).toEqual({
    ...person,
    account,
    identities,
    openings: [],
    id: first.personId,
    revision: 2,
    createdAt: '2023-06-15T09:00:00+08:00',
    updatedAt: '2023-08-01T08:30:00+08:00',
  });
  expect(next.persons.applicationsOf(first.personId ?? '').map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(next.persons.findByIdNumber('210502195804021237')).toBeNull();
  expect(next.persons.get('none')).toBeNull();
  expect(next.audit.verify()).toEqual({ ok: true });
});
