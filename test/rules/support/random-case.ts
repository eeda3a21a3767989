import fc from 'fast-check';
import { addDays, toDay } from '#shared/day.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import type { AidCase, AidIdentity, AidVisit, AidVisitAmounts } from '#shared/settlement/case-file.ts';
import type { CategoryId } from '#shared/settlement/category.ts';

/** Random checked cases around the Benxi policy: its classes and two it does not aid, its edges, odd amounts. */
const CATEGORIES = [
  'tekun',
  'orphan',
  'dibao',
  'returned_poor',
  'dibao_edge',
  'monitored',
  'illness_poor',
  'out_of_poverty',
  'special_care',
] as const satisfies readonly CategoryId[];

const START = toDay('2022-11-01');
const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays(START, count));
const yuan = (amount: number): string => formatYuan(fen(amount));
const amountUpTo = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.integer({ min: 0, max: Math.min(most, 30) }), fc.integer({ min: 0, max: most }));

const identities: fc.Arbitrary<AidIdentity[]> = fc.array(
  fc
    .record({
      category: fc.constantFrom(...CATEGORIES, 'illness_poor', 'illness_poor'),
      from: fc.oneof({ weight: 4, arbitrary: fc.constant(toDay('2020-01-01')) }, day),
      length: fc.option(fc.integer({ min: 0, max: 1400 }), { nil: null, freq: 1 }),
    })
    .map(({ category, from, length }) => ({ category, from, to: length === null ? null : addDays(from, length) })),
  { minLength: 0, maxLength: 3, size: 'max' },
);

/** Amounts that add up: insurance never above its base; other payments may reach over the rest. */
export const randomAmounts: fc.Arbitrary<AidVisitAmounts> = fc
  .record({
    ownExpense: amountUpTo(2_000_000),
    overLimit: amountUpTo(200_000),
    firstPay: amountUpTo(1_000_000),
    inScope: fc.oneof(amountUpTo(1_000_000), amountUpTo(12_000_000)),
    shares: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 1000 }))),
    other: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, amountUpTo(2_000_000)),
  })
  .map(({ ownExpense, overLimit, firstPay, inScope, shares, other }) => {
    const paid: number[] = [];
    let left = firstPay + inScope;
    for (const share of shares) {
      paid.push(Math.floor((left * share) / 1000));
      left -= paid.at(-1) ?? 0;
    }
    const [basic = 0, seriousIllness = 0, supplement = 0] = paid;
    return {
      total: yuan(ownExpense + overLimit + firstPay + inScope),
      ownExpense: yuan(ownExpense),
      overLimit: yuan(overLimit),
      firstPay: yuan(firstPay),
      inScope: yuan(inScope),
      basic: yuan(basic),
      seriousIllness: yuan(seriousIllness),
      supplement: yuan(supplement),
      other: yuan(other),
    };
  });

const mostly = (value: boolean): fc.Arbitrary<boolean> =>
  fc.integer({ min: 0, max: 9 }).map((dice) => (dice === 0 ? !value : value));

const randomVisit: fc.Arbitrary<Omit<AidVisit, 'id'>> = fc
  .record({
    to: day,
    stay: fc.integer({ min: 0, max: 40 }),
    kind: fc.constantFrom('inpatient', 'inpatient', 'inpatient', 'outpatient_chronic', 'outpatient_major'),
    uncovered: fc.integer({ min: 0, max: 15 }),
    level: fc.constantFrom(1, 2, 3),
    designated: mostly(true),
    isLocal: mostly(true),
    referral: fc.boolean(),
    psychiatric: fc.integer({ min: 0, max: 3 }).map((dice) => dice === 0),
    bedDays: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    amounts: randomAmounts,
  })
  .map(({ to, stay, kind, uncovered, level, designated, isLocal, bedDays, ...rest }) => ({
    ...rest,
    kind: uncovered === 0 ? 'outpatient_general' : kind,
    from: addDays(to, -stay),
    to,
    hospital: { level, designated, area: isLocal ? 'local' : 'outside' },
    ...(bedDays === undefined ? {} : { bedDays }),
    layers: 'given',
  }));

const opening = fc
  .record({
    year: fc.constantFrom(2023, 2024),
    burden: amountUpTo(4_000_000),
    shares: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ year, burden, shares }) => {
    const [basic = 0, tilt = 0, bedDay = 0] = shares.map((share) => Math.floor((burden * share) / 100));
    return { year, burden: yuan(burden), paid: { basic: yuan(basic), tilt: yuan(tilt), bedDay: yuan(bedDay) } };
  });

/** A whole case. Visit ids follow the order of the file. */
export const randomCase: fc.Arbitrary<AidCase> = fc
  .record({
    insurance: mostly(true).chain((isInsured) =>
      isInsured ? fc.constantFrom('resident', 'employee') : fc.constant('none'),
    ),
    identities,
    applicationDate: day,
    opening: fc.option(opening, { nil: undefined }),
    aidPaid: fc.array(fc.record({ year: fc.constant(2023), amount: amountUpTo(1_000_000).map(yuan) }), {
      maxLength: 2,
    }),
    visits: fc.array(randomVisit, { maxLength: 6, size: 'max' }),
  })
  .map(({ insurance, identities: held, applicationDate, opening: start, aidPaid, visits }) => ({
    id: 'c1',
    person: { insurance, identities: held },
    applicationDate,
    ...(start === undefined ? {} : { opening: [start] }),
    aidPaid,
    visits: visits.map((item, index) => ({ id: `v${index}`, ...item })),
  }));

/** The county's bed-day rate, set or not. */
export const randomLocal = fc
  .option(fc.integer({ min: 100, max: 30_000 }), { nil: null })
  .map((rate) => (rate === null ? {} : { bedDayRate: yuan(rate) }));
