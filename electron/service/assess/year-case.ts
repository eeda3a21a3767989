import { fen, formatYuan } from '#shared/fen.ts';
import { type AidCase, type AidCaseFile, type AidVisit, CASE_FORMAT } from '#shared/settlement/case-file.ts';
import type { AssessInput } from './assess-input.ts';
import { withClosedYears } from './books/closed-years.ts';
import { type Posting, sumByYear } from './books/given.ts';
import type { YearBooks } from './books/year-books.ts';
import { confirmedVisit, knownVisit } from './case-visit.ts';
import { localOf } from './policy/local-values.ts';

/**
 * What was already given for the years of the case. Only the sum enters the true-up; a year that stands below zero is
 * set against the others, because the case format has no negative amounts. `yearBooks` sees to it that the sum is whole.
 */
function aidPaidOf(given: readonly Posting[]): NonNullable<AidCase['aidPaid']> {
  const ofYears = [...sumByYear(given)].sort(([a], [b]) => a - b);
  let owed = ofYears.reduce((sum, [, amount]) => sum + Math.max(0, -amount), 0);
  return ofYears.flatMap(([year, amount]) => {
    const used = Math.min(owed, Math.max(0, amount));
    owed -= used;
    const left = Math.max(0, amount) - used;
    return left === 0 ? [] : [{ year, amount: formatYuan(fen(left)) }];
  });
}

/** The lines of other places' aid, with the counters of closed years in them. */
const openingsOf = ({ facts }: AssessInput, closed: YearBooks['closed']['lines']): NonNullable<AidCase['opening']> =>
  withClosedYears(facts.openings, closed).map(({ year, burden, x, paid }) => ({
    year,
    burden: formatYuan(burden),
    ...(x === null ? {} : { x: formatYuan(x) }),
    paid: Object.fromEntries(Object.entries(paid).map(([fund, amount]) => [fund, formatYuan(amount)])),
  }));

/** Where registered and since when insured, as far as the policy asks. The day of birth stands in the identity number. */
function insuredOf({ insured, person }: AssessInput['facts']): Pick<AidCase['person'], 'hukou' | 'enrolment'> {
  const { hukou, paidOn, forYear, employeeEndedOn } = insured;
  const enrolment = { paidOn, forYear, bornOn: person.birthDate, employeeEndedOn };
  return { ...(hukou === null ? {} : { hukou }), ...(paidOn === null ? {} : { enrolment }) };
}

/** A case around visits, with the person as far as known; stand-ins as in `standInVisit`. */
export function caseAround(
  input: AssessInput,
  visits: readonly AidVisit[],
  given: readonly Posting[],
  closed: YearBooks['closed']['lines'] = [],
): AidCase {
  const { facts, applicationId, today } = input;
  const { insurance, birthDate } = facts.person;
  return {
    id: applicationId,
    person: {
      insurance: insurance ?? 'resident',
      ...(birthDate === null ? {} : { birthDate }),
      ...insuredOf(facts),
      identities: facts.identities.map(({ category, from, to }) => ({ category, from, to })),
    },
    applicationDate: facts.applicationDate ?? today,
    opening: openingsOf(input, closed),
    aidPaid: aidPaidOf(given),
    visits: [...visits],
  };
}

/** A file of one case, with the county's values. */
const fileOf = (input: AssessInput, aidCase: AidCase): AidCaseFile => ({
  format: CASE_FORMAT,
  pack: input.pack.content.id,
  local: localOf(input),
  ...(input.facts.closeYear ? { closeYear: true } : {}),
  cases: [aidCase],
});

/**
 * The person's whole years as an `aid-case/1` file: the confirmed visits of the years the form touches, then the lines
 * of the form whose facts are all known (`complete`, by key). `owed`: what closed years had too much of.
 */
export function yearCase(
  input: AssessInput,
  { visits, given, closed }: YearBooks,
  owed: readonly Posting[],
  complete: ReadonlySet<string>,
): AidCaseFile {
  const own = input.facts.visits.filter(({ key }) => complete.has(key));
  const all = [...visits.map(confirmedVisit), ...own.map((visit) => knownVisit(input.applicationId, visit))];
  return fileOf(input, caseAround(input, all, [...given, ...owed], closed.lines));
}

/** The closed years by themselves, computed anew as if the county had cut nothing. */
export const closedCase = (input: AssessInput, { closed }: YearBooks): AidCaseFile =>
  fileOf(input, caseAround(input, closed.visits.map(confirmedVisit), []));
