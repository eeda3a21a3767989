import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, toDay } from '#shared/day.ts';
import { mergePerson } from '#shared/roster/merge-person.ts';
import { type RosterPerson, standing } from '#shared/roster/roster-person.ts';
import type { RosterRow } from '#shared/roster/roster-row.ts';
import { settleDuplicates } from '#shared/roster/settle-duplicates.ts';

const FIRST = toDay('2026-01-05');

const rowOf = (changes: Partial<RosterRow> = {}): RosterRow => ({
  row: 2,
  idNumber: '210502198001010013',
  name: '王某',
  category: 'dibao',
  words: '低保',
  from: toDay('2025-01-01'),
  to: null,
  isEnded: false,
  village: '东村',
  headId: '',
  relation: '',
  ...changes,
});

const start = (...rows: readonly RosterRow[]): RosterPerson => mergePerson(null, rows, 'whole', FIRST).next;

test('who is missing from a whole list has ended the day before, and is there again when listed again', () => {
  const gone = mergePerson(start(rowOf()), [], 'whole', toDay('2026-02-05'));
  expect(gone.ended).toEqual(['低保对象']);
  expect(gone.next.identities).toMatchObject([{ to: '2026-02-04', endedOn: '2026-02-05', lastOn: FIRST }]);
  const back = mergePerson(gone.next, [rowOf()], 'whole', toDay('2026-03-05'));
  expect(back.changes).toMatchObject([{ kind: 'changed', words: '终止日期 2026-02-04 → 未写；重新列入名册' }]);
  expect(back.next.identities).toMatchObject([{ to: null, endedOn: null, lastOn: '2026-03-05', firstOn: FIRST }]);
});

test('who is missing from a list of additions stays as before', () => {
  const before = start(rowOf());
  expect(mergePerson(before, [], 'additions', toDay('2026-02-05'))).toEqual({
    next: before,
    changes: [],
    ended: [],
    stopped: 0,
  });
});

test('a row that says the identity has stopped ends it by its own day, once', () => {
  const stopped = rowOf({ isEnded: true, to: toDay('2026-01-31') });
  const first = mergePerson(start(rowOf()), [stopped], 'whole', toDay('2026-02-05'));
  expect(first.changes).toMatchObject([{ kind: 'changed' }]);
  expect(first.next.identities).toMatchObject([{ to: '2026-01-31', endedOn: '2026-02-05' }]);
  expect(mergePerson(first.next, [stopped], 'whole', toDay('2026-03-05')).changes).toMatchObject([
    { kind: 'unchanged' },
  ]);
  expect(mergePerson(null, [stopped], 'whole', FIRST).next.identities).toEqual([]);
});

test('one number beside two names, and one identity with two beginnings, are refused; the same twice counts once', () => {
  const { taken, duplicates, refused } = settleDuplicates([
    rowOf({ row: 2, idNumber: 'a' }),
    rowOf({ row: 3, idNumber: 'a', name: '李某' }),
    rowOf({ row: 4, idNumber: 'b' }),
    rowOf({ row: 5, idNumber: 'b', from: null }),
    rowOf({ row: 6, idNumber: 'c' }),
    rowOf({ row: 7, idNumber: 'c' }),
    rowOf({ row: 8, idNumber: 'c', category: 'low_income_disabled' }),
  ]);
  expect(refused.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
  expect(refused[0]?.reason).toBe('第 2、3 行身份证号相同、姓名不同。请核对是谁的号码');
  expect(duplicates).toEqual([7]);
  expect(taken.map(({ row }) => row)).toEqual([6, 8]);
});

const aRow = fc.record({
  idNumber: fc.constantFrom('a', 'b', 'c'),
  name: fc.constantFrom('王某', '李某'),
  category: fc.constantFrom('dibao' as const, 'tekun' as const, 'orphan' as const),
  from: fc.constantFrom(null, toDay('2025-01-01'), toDay('2025-06-01')),
  to: fc.constantFrom(null, toDay('2026-06-30')),
  isEnded: fc.boolean(),
  village: fc.constantFrom('', '东村', '西村'),
});
const aFile = fc.record({
  rows: fc.array(aRow, { maxLength: 8 }),
  mode: fc.constantFrom('whole' as const, 'additions' as const),
});

/** The list after a file, with how its rows were counted. */
function takeIn(
  list: ReadonlyMap<string, RosterPerson>,
  file: typeof aFile extends fc.Arbitrary<infer T> ? T : never,
  asOf: Day,
) {
  const rows = file.rows.map((changes, index) => rowOf({ ...changes, row: index + 2 }));
  const distinct = settleDuplicates(rows);
  const next = new Map(list);
  const counted: string[] = [];
  let ended = 0;
  for (const id of new Set([...list.keys(), ...distinct.taken.map(({ idNumber }) => idNumber)])) {
    const own = distinct.taken.filter(({ idNumber }) => idNumber === id);
    const merged = mergePerson(list.get(id) ?? null, own, file.mode, asOf);
    next.set(id, merged.next);
    counted.push(...merged.changes.map(({ row }) => String(row)));
    ended += merged.ended.length;
  }
  return { next, counted, ended, distinct, rows: rows.length };
}

test('over any files, each row is counted once, no identity is lost, and a whole list leaves standing what it shows', () => {
  fc.assert(
    fc.property(fc.array(aFile, { minLength: 1, maxLength: 5 }), (files) => {
      let list: ReadonlyMap<string, RosterPerson> = new Map();
      let asOf = FIRST;
      for (const file of files) {
        asOf = addDays(asOf, 30);
        const before = list;
        const { next, counted, distinct, rows } = takeIn(list, file, asOf);
        expect(new Set(counted).size).toBe(counted.length);
        expect(counted.length + distinct.duplicates.length + distinct.refused.length).toBe(rows);
        for (const [id, person] of before) {
          const now = next.get(id);
          expect(now?.identities.length).toBeGreaterThanOrEqual(person.identities.length);
          for (const [index, one] of person.identities.entries()) {
            expect(now?.identities[index]).toMatchObject({ category: one.category, firstOn: one.firstOn });
          }
        }
        for (const [id, person] of next) {
          for (const { from, to } of person.identities) if (from !== null && to !== null) expect(to >= from).toBe(true);
          if (file.mode !== 'whole') continue;
          const shown = distinct.taken.filter(({ idNumber, isEnded }) => idNumber === id && !isEnded);
          expect(
            standing(person)
              .map(({ category }) => category)
              .sort(),
          ).toEqual(shown.map(({ category }) => category).sort());
        }
        list = next;
      }
    }),
    { numRuns: 300 },
  );
});

test('the same file again changes nothing but the day it was seen', () => {
  fc.assert(
    fc.property(aFile, (file) => {
      const first = takeIn(new Map(), file, FIRST);
      const again = takeIn(first.next, file, addDays(FIRST, 1));
      expect(again.ended).toBe(0);
      for (const [id, person] of again.next) {
        const days = ({ identities }: RosterPerson) =>
          identities.map(({ category, from, to, endedOn }) => [category, from, to, endedOn]);
        expect(days(person)).toEqual(days(first.next.get(id) ?? person));
      }
    }),
    { numRuns: 300 },
  );
});
