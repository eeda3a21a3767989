import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toDay } from '#shared/day.ts';
import {
  changeHousehold,
  lastDay,
  membersOn,
  type Span,
  type Step,
} from '#shared/domain/household/change-household.ts';
import { RELATIONS } from '#shared/domain/household/household-words.ts';

const TODAY = toDay('2026-11-21');
const FOUNDED = toDay('2020-01-01');

const step = (changes: Partial<Step>): Step => ({
  kind: 'add',
  on: FOUNDED,
  leave: [],
  enter: [],
  relations: [],
  ...changes,
});
const changed = (spans: readonly Span[], changes: Partial<Step>): readonly Span[] => {
  const result = changeHousehold(spans, step(changes), TODAY);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const refusal = (spans: readonly Span[], changes: Partial<Step>): string => {
  const result = changeHousehold(spans, step(changes), TODAY);
  return result.ok ? 'ok' : result.error.code;
};
const namesOn = (spans: readonly Span[], day: string): readonly string[] =>
  membersOn(spans, toDay(day)).map(({ personId, relation }) => `${personId} ${relation}`);

const HOME = changed([], {
  kind: 'found',
  enter: [
    { personId: 'son', relation: 'child' },
    { personId: 'man', relation: 'head' },
    { personId: 'wife', relation: 'spouse' },
  ],
});

describe('a household', () => {
  test('is seen on any day as it was then, the head first', () => {
    const widowed = changed(HOME, {
      kind: 'death',
      on: toDay('2021-05-04'),
      leave: ['man'],
      relations: [{ personId: 'wife', relation: 'head' }],
    });
    const grown = changed(widowed, {
      kind: 'birth',
      on: toDay('2022-02-02'),
      enter: [{ personId: 'baby', relation: 'grandchild' }],
    });
    expect(namesOn(grown, '2019-12-31')).toEqual([]);
    expect(namesOn(grown, '2021-05-03')).toEqual(['man head', 'son child', 'wife spouse']);
    expect(namesOn(grown, '2021-05-04')).toEqual(['wife head', 'son child']);
    expect(namesOn(grown, '2022-02-02')).toEqual(['wife head', 'son child', 'baby grandchild']);
    expect(lastDay(grown)).toBe('2022-02-02');
  });

  test('ends when the last one leaves', () => {
    const gone = changed(HOME, { kind: 'move_out', on: toDay('2021-01-01'), leave: ['man', 'wife', 'son'] });
    expect(membersOn(gone, TODAY)).toEqual([]);
    expect(gone.map(({ to, ended }) => [to, ended])).toEqual([
      ['2021-01-01', 'move_out'],
      ['2021-01-01', 'move_out'],
      ['2021-01-01', 'move_out'],
    ]);
  });

  test('does not keep a time that lasted no day', () => {
    const corrected = changed(HOME, { kind: 'remove', on: FOUNDED, leave: ['son'] });
    expect(corrected.map(({ personId }) => personId)).toEqual(['man', 'wife']);
  });

  test.each<readonly [string, Partial<Step>, string]>([
    ['a head who leaves and is not replaced', { kind: 'death', leave: ['man'] }, 'ONE_HEAD'],
    ['a second head', { enter: [{ personId: 'new', relation: 'head' }] }, 'ONE_HEAD'],
    ['somebody leaving who is not there', { kind: 'remove', leave: ['nobody'] }, 'NOT_A_MEMBER'],
    [
      'another relation of somebody who is not there',
      { kind: 'head', relations: [{ personId: 'x', relation: 'head' }] },
      'NOT_A_MEMBER',
    ],
    [
      'somebody entering twice',
      {
        enter: [
          { personId: 'a', relation: 'other' },
          { personId: 'a', relation: 'child' },
        ],
      },
      'ALREADY_MEMBER',
    ],
    ['a member entering', { enter: [{ personId: 'son', relation: 'child' }] }, 'ALREADY_MEMBER'],
    ['a day before the last change', { on: toDay('2019-12-31'), kind: 'remove', leave: ['son'] }, 'CHANGE_TOO_EARLY'],
    ['tomorrow', { on: toDay('2026-11-22'), kind: 'remove', leave: ['son'] }, 'CHANGE_TOO_LATE'],
  ])('refuses %s', (_, changes, code) => {
    expect(refusal(HOME, changes)).toBe(code);
  });
});

test('whatever happens, on every day there is one head or nobody, and nobody is there twice', () => {
  const people = ['man', 'wife', 'son', 'a', 'b'];
  const anyStep = fc.record({
    kind: fc.constantFrom('add', 'remove', 'death', 'head'),
    days: fc.integer({ min: 0, max: 3 }),
    leave: fc.subarray(people),
    enter: fc.array(fc.record({ personId: fc.constantFrom(...people), relation: fc.constantFrom(...RELATIONS) }), {
      maxLength: 2,
    }),
    relations: fc.array(fc.record({ personId: fc.constantFrom(...people), relation: fc.constantFrom(...RELATIONS) }), {
      maxLength: 2,
    }),
  });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      let spans: readonly Span[] = HOME;
      let on = FOUNDED;
      for (const { days, kind, ...rest } of steps) {
        on = addDays(on, days);
        const result = changeHousehold(spans, { ...rest, kind, on }, TODAY);
        if (result.ok) spans = result.value;
      }
      for (let day = FOUNDED; day <= on; day = addDays(day, 1)) {
        const there = membersOn(spans, day);
        expect(new Set(there.map(({ personId }) => personId)).size).toBe(there.length);
        const heads = there.filter(({ relation }) => relation === 'head').length;
        expect(heads === 1 || there.length === 0).toBe(true);
      }
      expect(spans.every(({ from, to }) => to === null || from < to)).toBe(true);
    }),
  );
});
