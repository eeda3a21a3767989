import { addDays, toDay } from '#shared/day.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import type { AidCase, AidIdentity, AidVisit, AidVisitAmounts, LocalParameters } from '#shared/settlement/case-file.ts';
import { CATEGORY_IDS, type CategoryId } from '#shared/settlement/category.ts';

/*
 * Random cases for the second computation: many visits a year, openings, look-backs at their edges, bands, caps, layers
 * given and computed, parameters set and not set. A case is made from its number alone, so a difference is found again.
 */
export type Dice = { readonly under: (limit: number) => number; readonly one: <T>(items: readonly T[]) => T };

/** Mulberry32: small, and the same numbers everywhere. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const under = (limit: number): number => Math.floor(next() * limit);
  return {
    under,
    one: (items) => {
      const item = items[under(items.length)];
      if (item === undefined) throw new Error('Nothing to choose from');
      return item;
    },
  };
}

/** Where cases of a policy lie: its region, its years, its categories, amounts at which it changes. */
export type CaseField = {
  readonly hukou: string;
  readonly years: readonly number[];
  readonly categories: readonly CategoryId[];
  readonly funds: readonly string[];
  readonly edges: readonly number[];
  readonly local: (dice: Dice) => LocalParameters;
};

const yuan = (amount: number): string => formatYuan(fen(amount));

function randomDay({ years }: CaseField, dice: Dice) {
  const year = dice.one(years);
  const edges = [`${year}-01-01`, `${year}-12-31`, `${year}-06-30`, `${year}-07-01`, `${year}-03-01`, `${year}-02-28`];
  if (dice.under(4) === 0) return addDays(toDay(dice.one(edges)), dice.under(3) - 1);
  return addDays(toDay(`${year}-01-01`), dice.under(366));
}

function randomAmount(field: CaseField, dice: Dice, most: number): number {
  const roll = dice.under(10);
  if (roll === 0) return 0;
  if (roll === 1) return dice.under(30);
  if (roll === 2) return Math.min(most, Math.max(0, dice.one(field.edges) * 100 + dice.under(5) - 2));
  return dice.under(roll < 6 ? Math.floor(most / 10) : most);
}

function randomAmounts(field: CaseField, dice: Dice): AidVisitAmounts {
  const [ownExpense, overLimit] = [randomAmount(field, dice, 1_000_000), randomAmount(field, dice, 100_000)];
  const [firstPay, inScope] = [randomAmount(field, dice, 500_000), randomAmount(field, dice, 12_000_000)];
  let left = firstPay + inScope;
  const pay = (isPaid: boolean): number => {
    const paid = isPaid ? dice.under(left + 1) : 0;
    left -= paid;
    return paid;
  };
  const [basic, seriousIllness, supplement] = [
    pay(dice.under(2) > 0),
    pay(dice.under(3) === 0),
    pay(dice.under(4) === 0),
  ];
  return {
    total: yuan(ownExpense + overLimit + firstPay + inScope),
    ownExpense: yuan(ownExpense),
    overLimit: yuan(overLimit),
    firstPay: yuan(firstPay),
    inScope: yuan(inScope),
    basic: yuan(basic),
    seriousIllness: yuan(seriousIllness),
    supplement: yuan(supplement),
    other: yuan(dice.under(4) === 0 ? randomAmount(field, dice, 2_000_000) : 0),
  };
}

/** A bill that is all burden, at an amount where the policy changes or a fen beside it. */
function atAnEdge(field: CaseField, dice: Dice): AidVisitAmounts {
  const [amount, none] = [yuan(dice.one(field.edges) * 100 + dice.under(3) - 1), '0.00'];
  return {
    total: amount,
    ownExpense: none,
    overLimit: none,
    firstPay: none,
    inScope: amount,
    basic: none,
    seriousIllness: none,
    supplement: none,
    other: none,
  };
}

const KINDS = [
  'inpatient',
  'inpatient',
  'inpatient',
  'inpatient',
  'outpatient_chronic',
  'outpatient_chronic',
  'outpatient_major',
  'outpatient_general',
  'outpatient_general',
  'outpatient_two_diseases',
] as const;

function randomVisit(field: CaseField, dice: Dice, index: number, computed: number): AidVisit {
  const to = randomDay(field, dice);
  return {
    id: `v${index}`,
    kind: dice.one(KINDS),
    from: addDays(to, -dice.under(20)),
    to,
    hospital: {
      level: dice.one([1, 2, 3]),
      designated: dice.under(20) > 0,
      area: dice.under(8) === 0 ? 'outside' : 'local',
    },
    referral: dice.under(2) === 0,
    psychiatric: dice.under(8) === 0,
    layers: dice.under(4) < computed ? 'compute' : 'given',
    amounts: randomAmounts(field, dice),
  };
}

function randomIdentity(field: CaseField, dice: Dice, visits: readonly AidVisit[]): AidIdentity {
  const category = dice.under(12) === 0 ? dice.one(CATEGORY_IDS) : dice.one(field.categories);
  const roll = dice.under(6);
  if (roll < 3) return { category, from: toDay('2010-01-01'), to: null };
  const beside = toDay(dice.one(visits).to);
  // At a visit, the day beside it, or a look-back's length after it.
  const from = roll === 3 ? randomDay(field, dice) : addDays(beside, dice.one([-1, 0, 1, 179, 180, 181]));
  return { category, from, to: dice.under(3) === 0 ? addDays(from, dice.under(400)) : null };
}

/** The case of a number, with what the county set for it. */
export function secondCase(
  field: CaseField,
  seed: number,
): { readonly aidCase: AidCase; readonly local: LocalParameters; readonly closeYear: boolean } {
  const dice = diceOf(seed);
  const computed = dice.one([0, 1, 2, 4]);
  const isPlain = dice.under(6) === 0;
  const visits = Array.from({ length: isPlain ? 1 : 1 + dice.under(dice.one([2, 6, 14])) }, (_, index) => {
    const visit = randomVisit(field, dice, index, computed);
    return isPlain ? { ...visit, amounts: atAnEdge(field, dice) } : visit;
  });
  const openings = [...new Set([dice.one(field.years), dice.one(field.years)])].map((year) => {
    const burden = randomAmount(field, dice, 4_000_000);
    const paid = Object.fromEntries(
      field.funds.map((fund) => [fund, yuan(dice.under(3) === 0 ? dice.under(1_500_000) : 0)]),
    );
    return {
      year,
      burden: yuan(burden),
      paid,
      ...(dice.under(4) === 0 ? {} : { x: yuan(burden + dice.under(1_000_000)) }),
    };
  });
  const paidOn = addDays(randomDay(field, dice), -dice.one([0, 60, 120, 365]));
  const before = (days: readonly number[]) => (dice.under(2) === 0 ? null : addDays(paidOn, -dice.one(days)));
  const enrolment = {
    paidOn: dice.under(6) === 0 ? null : paidOn,
    forYear: dice.one(field.years),
    bornOn: before([-5, 0, 30, 89, 90, 91, 200]),
    employeeEndedOn: before([-5, 0, 30, 59, 60, 61, 200]),
  };
  const aidCase: AidCase = {
    id: `c${seed}`,
    person: {
      insurance: dice.one(['resident', 'resident', 'resident', 'resident', 'resident', 'employee', 'resident', 'none']),
      identities: Array.from({ length: dice.one([0, 1, 1, 1, 1, 2, 2, 3]) }, () => randomIdentity(field, dice, visits)),
      ...(dice.under(12) === 0 ? {} : { hukou: dice.under(8) === 0 ? '110105' : field.hukou }),
      ...(dice.under(2) === 0 ? { enrolment } : {}),
    },
    applicationDate: randomDay(field, dice),
    ...(!isPlain && dice.under(2) === 0 ? { opening: openings } : {}),
    aidPaid: dice.under(2) === 0 ? [{ year: dice.one(field.years), amount: yuan(dice.under(2_000_000)) }] : [],
    visits,
  };
  return { aidCase, local: field.local(dice), closeYear: dice.under(5) === 0 };
}
