import { describe, expect, test } from 'vitest';
import type { HouseholdMember } from '#shared/contract/people/household.ts';
import type { Relation } from '#shared/domain/household/household-words.ts';
import { changeProblems } from '../../../../renderer/features/people/household/change-problems.ts';
import {
  changeOrder,
  needsHead,
  type TypedChange,
} from '../../../../renderer/features/people/household/change-order.ts';

const member = (id: string, relation: Relation): HouseholdMember => ({
  person: {
    id,
    name: id,
    idType: 'resident_card',
    idNumberMasked: '',
    sex: 'male',
    birthDate: '1990-01-01',
    village: '',
    household: null,
  },
  relation,
  from: '2020-01-01',
});
const HOME = {
  id: 'h',
  revision: 3,
  members: [member('man', 'head'), member('wife', 'spouse'), member('son', 'child')],
};
const change = (changes: Partial<TypedChange>): TypedChange => ({
  kind: 'death',
  on: '2023-05-01',
  reason: '证明',
  place: '',
  chosen: [],
  newHead: '',
  relations: new Map(),
  otherId: null,
  ...changes,
});
const chosen = (personId: string, relation: Relation) => ({ personId, name: personId, relation });

describe('a typed change', () => {
  test('asks for another head only when nobody of those who stay is one', () => {
    expect(needsHead(HOME.members, change({ chosen: [chosen('man', 'other')] }))).toBe(true);
    expect(needsHead(HOME.members, change({ chosen: [chosen('son', 'child')] }))).toBe(false);
    expect(
      needsHead(HOME.members, change({ chosen: HOME.members.map(({ person }) => chosen(person.id, 'other')) })),
    ).toBe(false);
    expect(needsHead(HOME.members, change({ kind: 'head' }))).toBe(true);
    expect(needsHead(HOME.members, change({ kind: 'birth', chosen: [chosen('baby', 'child')] }))).toBe(false);
  });

  test('of a death says who heads the house from then on, and relations that are other than before', () => {
    const order = changeOrder(
      HOME,
      change({ chosen: [chosen('man', 'other')], newHead: 'wife', relations: new Map([['son', 'other']]) }),
    );
    expect(order).toMatchObject({
      target: { id: 'h', revision: 3 },
      leave: ['man'],
      enter: [],
      splitInto: [],
      relations: [
        { personId: 'wife', relation: 'head' },
        { personId: 'son', relation: 'other' },
      ],
    });
  });

  test('of another head leaves no second one', () => {
    const order = changeOrder(HOME, change({ kind: 'head', newHead: 'son' }));
    expect(order.relations).toEqual([
      { personId: 'man', relation: 'other' },
      { personId: 'son', relation: 'head' },
    ]);
  });

  test('of a split and a join names everybody with their relation, and of an addition no household', () => {
    expect(changeOrder(HOME, change({ kind: 'split', chosen: [chosen('son', 'head')] }))).toMatchObject({
      leave: ['son'],
      splitInto: [{ personId: 'son', relation: 'head' }],
      relations: [],
    });
    const joined = change({ kind: 'join', otherId: 'h2', chosen: [chosen('old', 'parent')] });
    expect(changeOrder(HOME, joined)).toMatchObject({
      otherId: 'h2',
      enter: [{ personId: 'old', relation: 'parent' }],
      leave: [],
    });
    expect(changeOrder(HOME, { ...joined, kind: 'add' })).toMatchObject({ otherId: null });
  });
});

describe('what keeps a change from being registered', () => {
  test('is said at every field at once', () => {
    const found = changeProblems(HOME.members, change({ on: '', reason: ' ' }));
    expect(found.on?.text).toBe('请填写变动日期。');
    expect(found.who?.text).toBe('没有选择人员，请勾选。');
    expect(found.reason?.text).toBe('请写明变动原因或依据的材料。');
    expect(found.newHead).toBeNull();
  });

  test('asks for a new head where the head leaves, and for one head of those who are split off', () => {
    const death = changeProblems(HOME.members, change({ chosen: [chosen('man', 'other')] }));
    expect(death.newHead?.text).toBe('户主离开后要有新户主，请选择。');
    const split = changeProblems(HOME.members, change({ kind: 'split', chosen: [chosen('son', 'child')] }));
    expect(split.splitHead?.text).toBe('新家庭要有一位户主，请选择一位。');
  });

  test('is nothing once all is there', () => {
    const found = changeProblems(HOME.members, change({ chosen: [chosen('son', 'child')] }));
    expect(Object.values(found)).toEqual([null, null, null, null, null]);
  });
});
