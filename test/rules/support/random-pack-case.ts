import fc from 'fast-check';
import { addDays, toDay } from '#shared/day.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import type { AidCase, AidIdentity, AidVisit } from '#shared/settlement/case-file.ts';
import type { PackUnderTest } from './packs.ts';
import { randomAmounts } from './random-case.ts';

/** Random checked cases around any pack: its classes, its year and the days beside it, layers given or to compute. */
const yuan = (amount: number): string => formatYuan(fen(amount));

const rarely = <T>(usual: T, rare: T): fc.Arbitrary<T> =>
  fc.integer({ min: 0, max: 9 }).map((dice) => (dice === 0 ? rare : usual));

const dayOf = (year: number): fc.Arbitrary<ReturnType<typeof toDay>> =>
  fc.integer({ min: -20, max: 400 }).map((count) => addDays(toDay(`${year}-01-01`), count));

const identitiesOf = ({ categories, year }: PackUnderTest): fc.Arbitrary<AidIdentity[]> =>
  fc.array(
    fc
      .record({
        category: fc.constantFrom(...categories),
        from: fc.oneof({ weight: 3, arbitrary: fc.constant(toDay('2010-01-01')) }, dayOf(year)),
        length: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null, freq: 1 }),
      })
      .map(({ category, from, length }) => ({ category, from, to: length === null ? null : addDays(from, length) })),
    { maxLength: 3, size: 'max' },
  );

const visitOf = ({ year }: PackUnderTest): fc.Arbitrary<Omit<AidVisit, 'id'>> =>
  fc
    .record({
      to: dayOf(year),
      stay: fc.integer({ min: 0, max: 20 }),
      kind: fc.constantFrom(
        'inpatient',
        'inpatient',
        'inpatient',
        'outpatient_chronic',
        'outpatient_major',
        'outpatient_general',
        'outpatient_two_diseases',
      ),
      level: fc.constantFrom(1, 2, 3),
      designated: rarely(true, false),
      area: rarely<'local' | 'outside'>('local', 'outside'),
      referral: fc.boolean(),
      psychiatric: rarely(false, true),
      layers: fc.constantFrom('given', 'compute'),
      amounts: randomAmounts,
    })
    .map(({ to, stay, level, designated, area, ...rest }) => ({
      ...rest,
      from: addDays(to, -stay),
      to,
      hospital: { level, designated, area },
    }));

const openingOf = ({ year, pack }: PackUnderTest) =>
  fc
    .record({
      burden: fc.integer({ min: 0, max: 3_000_000 }),
      more: fc.option(fc.integer({ min: 0, max: 2_000_000 }), { nil: null, freq: 3 }),
      share: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ burden, more, share }) => ({
      year,
      burden: yuan(burden),
      ...(more === null ? {} : { x: yuan(burden + more) }),
      paid: Object.fromEntries(
        pack.content.funds.slice(0, 1).map(({ id }) => [id, yuan(Math.floor((burden * share) / 100))]),
      ),
    }));

const enrolmentOf = ({ year }: PackUnderTest) =>
  fc.record({
    paidOn: fc.option(dayOf(year - 1)),
    forYear: fc.constantFrom(year, year - 1),
    bornOn: fc.option(dayOf(year - 1)),
    employeeEndedOn: fc.option(dayOf(year - 1)),
  });

/** A whole case for a pack. Visit ids follow the order of the file. */
export const randomPackCase = (item: PackUnderTest): fc.Arbitrary<AidCase> =>
  fc
    .record({
      insurance: fc.constantFrom('resident', 'resident', 'resident', 'resident', 'employee', 'none'),
      hukou: fc.option(rarely(item.hukou, '110105'), { nil: undefined, freq: 9 }),
      identities: identitiesOf(item),
      enrolment: fc.option(enrolmentOf(item), { nil: undefined }),
      applicationDate: dayOf(item.year),
      opening: fc.option(openingOf(item), { nil: undefined }),
      paid: fc.integer({ min: 0, max: 2_000_000 }),
      visits: fc.array(visitOf(item), { maxLength: 6, size: 'max' }),
    })
    .map(({ insurance, hukou, identities, enrolment, applicationDate, opening, paid, visits }) => ({
      id: 'c1',
      person: {
        insurance,
        identities,
        ...(hukou === undefined ? {} : { hukou }),
        ...(enrolment === undefined ? {} : { enrolment }),
      },
      applicationDate,
      ...(opening === undefined ? {} : { opening: [opening] }),
      aidPaid: [{ year: item.year, amount: yuan(paid) }],
      visits: visits.map((visit, index) => ({ id: `v${index}`, ...visit })),
    }));
