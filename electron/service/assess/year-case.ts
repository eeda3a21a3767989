import { addMonths, type Day, yearOf } from '#shared/day.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import { type AidCase, type AidCaseFile, type AidVisit, CASE_FORMAT } from '#shared/settlement/case-file.ts';
import type { AssessInput } from './assess-input.ts';
import { confirmedVisit, knownVisit } from './case-visit.ts';

/** The days a one-off class of the person looks back over; null when no identity is of such a class. */
function oneOffPeriod({ facts, pack }: AssessInput): { readonly from: Day; readonly to: Day } | null {
  const { applicationDate, identities } = facts;
  const held = new Set(identities.map(({ category }) => category));
  const oneOff = pack.content.classes.find(
    (item) =>
      item.oneOff !== undefined && item.members.some((member) => member.value.some((category) => held.has(category))),
  )?.oneOff;
  if (applicationDate === null || oneOff === undefined) return null;
  return { from: addMonths(applicationDate, -oneOff.months.value), to: applicationDate };
}

/**
 * The years that are computed anew as a whole: those of the lines somebody typed, and those of confirmed visits in the
 * period of a one-off class, which has one deductible and one cap whatever the calendar year.
 */
function yearsOf(input: AssessInput): ReadonlySet<number> {
  const period = oneOffPeriod(input);
  const typed = input.facts.visits.flatMap(({ to }) => (to === null ? [] : [yearOf(to)]));
  const reached = input.earlier.flatMap(({ to }) =>
    period !== null && to >= period.from && to <= period.to ? [yearOf(to)] : [],
  );
  return new Set([...typed, ...reached]);
}

/**
 * What was already given for the years of the case. Only the sum enters the true-up; a year that reversals left below
 * zero is set against the others, because the case format has no negative amounts.
 */
function aidPaidOf({ paid }: AssessInput, years: ReadonlySet<number>): NonNullable<AidCase['aidPaid']> {
  const ofYears = paid.filter(({ year, amount }) => years.has(year) && amount !== 0);
  let owed = ofYears.reduce((sum, { amount }) => sum + Math.max(0, -amount), 0);
  return ofYears.flatMap(({ year, amount }) => {
    const used = Math.min(owed, Math.max(0, amount));
    owed -= used;
    const left = Math.max(0, amount) - used;
    return left === 0 ? [] : [{ year, amount: formatYuan(fen(left)) }];
  });
}

/** The lines of other places' aid, by the funds this pack knows. */
function openingsOf({ facts, pack }: AssessInput): NonNullable<AidCase['opening']> {
  const funds = new Set(pack.content.funds.map(({ id }) => id));
  return facts.openings.map(({ year, burden, basic, tilt }) => ({
    year,
    burden: formatYuan(burden),
    paid: Object.fromEntries(
      Object.entries({ basic, tilt }).flatMap(([fund, amount]) =>
        funds.has(fund) ? [[fund, formatYuan(amount)]] : [],
      ),
    ),
  }));
}

/** The county's values this pack knows, as they stand in a case file. */
export const localOf = ({ pack, local }: Pick<AssessInput, 'pack' | 'local'>): Record<string, string> =>
  Object.fromEntries(
    local
      .filter(({ key }) => pack.content.local.some((definition) => definition.key === key))
      .map(({ key, value }) => [key, value]),
  );

/** A case around visits, with the person as far as known; stand-ins as in `standInVisit`. */
export function caseAround(input: AssessInput, visits: readonly AidVisit[], years: ReadonlySet<number>): AidCase {
  const { facts, applicationId, today } = input;
  const { insurance, birthDate } = facts.person;
  return {
    id: applicationId,
    person: {
      insurance: insurance ?? 'resident',
      ...(birthDate === null ? {} : { birthDate }),
      identities: facts.identities.map(({ category, from, to }) => ({ category, from, to })),
    },
    applicationDate: facts.applicationDate ?? today,
    opening: openingsOf(input),
    aidPaid: aidPaidOf(input, years),
    visits: [...visits],
  };
}

/**
 * The person's whole years as an `aid-case/1` file: the confirmed visits of the years the form touches, then the lines
 * of the form whose facts are all known (`complete`, by key).
 */
export function yearCase(input: AssessInput, complete: ReadonlySet<string>): AidCaseFile {
  const years = yearsOf(input);
  const visits = [
    ...input.earlier.filter(({ to }) => years.has(yearOf(to))).map(confirmedVisit),
    ...input.facts.visits.filter(({ key }) => complete.has(key)).map((visit) => knownVisit(input.applicationId, visit)),
  ];
  return {
    format: CASE_FORMAT,
    pack: input.pack.content.id,
    local: localOf(input),
    cases: [caseAround(input, visits, years)],
  };
}
