import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, toDay, type Day } from '#shared/day.ts';
import type { AidIdentity } from '#shared/settlement/case-file.ts';
import type { VisitResult } from '#shared/settlement/result-file.ts';
import { assessEligibility, settleCase } from '#rules';
import { aidCase, burdenOf, identity, visit } from '../support/build-case.ts';
import { PACKS_UNDER_TEST, type PackUnderTest } from '../support/packs.ts';

const RUNS = { numRuns: 100 };

const caseOn = (item: PackUnderTest, day: Day, identities: readonly AidIdentity[], applicationDate: Day) =>
  aidCase({
    person: { insurance: 'resident', hukou: item.hukou, identities: [...identities] },
    applicationDate,
    visits: [visit({ from: day, to: day, amounts: burdenOf('5000.00') })],
  });
function settleOn(
  item: PackUnderTest,
  day: Day,
  identities: readonly AidIdentity[],
  applicationDate = day,
): VisitResult {
  const [only] = settleCase(item.pack, caseOn(item, day, identities, applicationDate), { local: item.local }).visits;
  if (only === undefined) throw new Error('A result without its visit');
  return only;
}
/** Whether the condition passes on a day; the range of the pack is another condition. */
const passesOn = (item: PackUnderTest, condition: string, day: Day, identities: readonly AidIdentity[], applied: Day) =>
  assessEligibility(item.pack, caseOn(item, day, identities, applied), { local: item.local })
    .filter((line) => line.condition === condition)
    .every(({ result }) => result === 'pass');

const classOf = ({ pack }: PackUnderTest, id: string) =>
  pack.content.classes.find((item) => item.members.some(({ value }) => value.some((member) => member === id)));
const isPlain = (item: PackUnderTest, id: string): boolean => {
  const found = classOf(item, id);
  return found !== undefined && !found.oneOff && !found.lookback;
};

describe.each(PACKS_UNDER_TEST.map((item) => ({ id: item.pack.content.id, item })))('days under $id', ({ item }) => {
  const { year } = item;
  const plain = item.categories.filter((id) => isPlain(item, id));
  const category = fc.constantFrom(...plain);
  const days = fc
    .tuple(fc.integer({ min: 1, max: 363 }), fc.integer({ min: 1, max: 363 }))
    .map((pair) => pair.toSorted((a, b) => a - b).map((count) => addDays(toDay(`${year}-01-01`), count)));

  test('an identity holds from its first day to its last, both in, and on no other', () => {
    fc.assert(
      fc.property(category, days, (id, [from, to]) => {
        if (from === undefined || to === undefined) throw new Error('No days');
        const held = [identity(id, from, to)];
        const statuses = [addDays(from, -1), from, to, addDays(to, 1)].map((day) => settleOn(item, day, held));
        expect(statuses.map(({ reasons }) => reasons.includes('identity_ended'))).toEqual([true, false, false, true]);
        expect(statuses.map(({ status }) => status === 'excluded')).toEqual([true, false, false, true]);
      }),
      RUNS,
    );
  });

  test('the policy covers its first and its last day and no day beyond', () => {
    const { from, to } = item.pack.content.effective;
    const held = [identity(plain[0] ?? 'dibao', '1990-01-01')];
    const isCovered = (day: Day) => !settleOn(item, day, held).reasons.includes('outside_pack_range');
    const first = toDay(from.value);
    expect([isCovered(addDays(first, -1)), isCovered(first)]).toEqual([false, true]);
    if (to.value === null) return;
    const last = toDay(to.value);
    expect([isCovered(last), isCovered(addDays(last, 1))]).toEqual([true, false]);
  });

  test('a look-back reaches its first day and not the day before, in leap years as in others', () => {
    const reaching = item.pack.content.classes.filter(({ oneOff, lookback }) => oneOff ?? lookback);
    const anchor = fc.integer({ min: 0, max: 3000 }).map((count) => addDays(toDay(`${year}-07-01`), count));
    for (const { members, oneOff, lookback } of reaching) {
      const id = members[0]?.value[0];
      if (id === undefined) throw new Error('A class without members');
      fc.assert(
        fc.property(anchor, (day) => {
          const held = [identity(id, oneOff ? '1990-01-01' : day)];
          const first = oneOff ? yearEarlier(day) : addDays(day, -(lookback?.days.value ?? 0));
          const passes = (on: Day) => passesOn(item, 'lookback', on, held, day);
          expect([passes(addDays(first, -1)), passes(first)]).toEqual([false, true]);
          expect(daysBetween(first, day)).toBe(oneOff ? (hasLeapDay(first, day) ? 366 : 365) : lookback?.days.value);
          if (oneOff) expect([passes(day), passes(addDays(day, 1))]).toEqual([true, false]);
        }),
        RUNS,
      );
    }
    expect(reaching.map(({ id }) => id)).toEqual(
      { 'benxi-2023': ['illness_poor'], 'qinghai-2022': ['expenditure_poor'] }[item.pack.content.id] ?? [],
    );
  });

  test('a visit on 29 February counts in its year, as on the day before and after', () => {
    const leap = year === 2017 ? null : 2024;
    const [before, after] = [toDay(`${leap ?? year}-02-28`), toDay(`${leap ?? year}-03-01`)];
    fc.assert(
      fc.property(category, (id) => {
        const held = [identity(id, '1990-01-01')];
        const expected = settleOn(item, before, held, after);
        expect(settleOn(item, after, held)).toEqual(expected);
        if (leap !== null) expect(settleOn(item, toDay('2024-02-29'), held, after)).toEqual(expected);
        expect(daysBetween(before, after)).toBe(leap === null ? 1 : 2);
      }),
      { numRuns: plain.length },
    );
  });
});

/** The same day a year earlier; 28 February for a leap day (contract 6.1). */
const yearEarlier = (day: Day): Day =>
  toDay(`${Number(day.slice(0, 4)) - 1}${day.endsWith('-02-29') ? '-02-28' : day.slice(4)}`);

/** Whether a 29 February lies after the first day, up to the second. */
function hasLeapDay(first: Day, last: Day): boolean {
  return [first, last].some((day) => {
    const year = Number(day.slice(0, 4));
    const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return isLeap && first < `${year}-02-29` && `${year}-02-29` <= last;
  });
}
