import { addDays, toDay } from '#shared/day.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import type { AidCase, AidIdentity, AidVisit, AidVisitAmounts } from '#shared/settlement/case-file.ts';
import type { CategoryId } from '#shared/settlement/category.ts';

/**
 * Invented cases of the Benxi policy as a county sees them in a year: mostly one to three stays, mostly one identity,
 * now and then a second one, an opening, a psychiatric stay, a bill that is not aided. The same seed gives the same cases.
 */
type Dice = (sides: number) => number;

/** mulberry32: small, seeded and good enough to invent bills. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

const yuan = (amount: number): string => formatYuan(fen(amount));
const START = toDay('2023-01-01');
const DAYS = 700;
/** Commoner ones more often; `out_of_poverty` is not aided. */
const CATEGORIES: readonly CategoryId[] = [
  'dibao',
  'dibao',
  'dibao',
  'dibao_edge',
  'dibao_edge',
  'tekun',
  'tekun_scattered',
  'orphan',
  'returned_poor',
  'monitored',
  'low_income',
  'illness_poor',
  'illness_poor',
  'out_of_poverty',
];

function inventAmounts(dice: Dice): AidVisitAmounts {
  const inScope = 50_000 + dice(dice(5) === 0 ? 9_000_000 : 1_500_000);
  const [ownExpense, overLimit, firstPay] = [dice(200_000), dice(4) === 0 ? dice(50_000) : 0, dice(150_000)];
  const basic = Math.floor((inScope * (45 + dice(35))) / 100);
  const seriousIllness = dice(3) === 0 ? Math.floor(((inScope - basic) * dice(40)) / 100) : 0;
  const other = dice(12) === 0 ? dice(firstPay + inScope - basic - seriousIllness) : 0;
  return {
    total: yuan(ownExpense + overLimit + firstPay + inScope),
    ownExpense: yuan(ownExpense),
    overLimit: yuan(overLimit),
    firstPay: yuan(firstPay),
    inScope: yuan(inScope),
    basic: yuan(basic),
    seriousIllness: yuan(seriousIllness),
    supplement: '0.00',
    other: yuan(other),
  };
}

function inventVisit(dice: Dice, index: number): AidVisit {
  const to = addDays(START, dice(DAYS));
  const isOutpatient = dice(4) === 0;
  const stay = isOutpatient ? 0 : 1 + dice(25);
  const uncovered = dice(25) === 0;
  const isOutside = dice(8) === 0;
  return {
    id: `v${index + 1}`,
    kind: uncovered ? 'outpatient_general' : isOutpatient ? 'outpatient_chronic' : 'inpatient',
    from: addDays(to, -stay),
    to,
    hospital: { level: dice(2) === 0 ? 2 : 3, designated: dice(40) > 0, area: isOutside ? 'outside' : 'local' },
    ...(isOutside ? { referral: dice(5) > 0 } : {}),
    ...(dice(15) === 0 ? { psychiatric: true, bedDays: Math.max(1, stay) } : {}),
    layers: 'given',
    amounts: inventAmounts(dice),
  };
}

function inventIdentity(dice: Dice): AidIdentity {
  const category = CATEGORIES[dice(CATEGORIES.length)] ?? 'dibao';
  const from = dice(12) === 0 ? addDays(START, dice(400)) : '2019-07-01';
  return { category, from, to: dice(15) === 0 ? addDays(START, 400 + dice(300)) : null };
}

function inventCase(dice: Dice, index: number): AidCase {
  const identities = Array.from({ length: dice(6) === 0 ? 2 : 1 }, () => inventIdentity(dice));
  const [first] = identities;
  const burden = dice(600_000);
  return {
    id: `c${index + 1}`,
    person: {
      insurance: dice(60) === 0 ? 'none' : dice(8) === 0 ? 'employee' : 'resident',
      identities: identities[1]?.category === first?.category ? identities.slice(0, 1) : identities,
    },
    applicationDate: addDays(START, 300 + dice(400)),
    ...(dice(5) === 0
      ? { opening: [{ year: 2023, burden: yuan(burden), paid: { basic: yuan(Math.floor(burden / 2)) } }] }
      : {}),
    ...(dice(10) === 0 ? { aidPaid: [{ year: 2023, amount: yuan(dice(300_000)) }] } : {}),
    visits: Array.from({ length: [1, 1, 1, 2, 2, 3, 3, 4][dice(8)] ?? 1 }, (_, place) => inventVisit(dice, place)),
  };
}

/** The county's bed-day rate, in yuan, under which the cases are settled. */
export const BED_DAY_RATE = '120.00';

/** `count` cases of a seed. */
export function inventCases(count: number, seed: number): readonly AidCase[] {
  const dice = diceOf(seed);
  return Array.from({ length: count }, (_, index) => inventCase(dice, index));
}
