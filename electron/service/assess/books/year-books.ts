import { toDay, yearOf } from '#shared/day.ts';
import type { VisitRecord } from '../../../store/records.ts';
import type { AssessInput } from '../assess-input.ts';
import { caseVisitId } from '../case-visit.ts';
import { type ClosedYear, closedYears, type ClosedYears, NONE_CLOSED } from './closed-years.ts';
import { type Given, givenBefore, type Posting, sumOf } from './given.ts';
import { closedVisits } from './settled-case.ts';

/** The part of a person's books that a settlement computes anew as a whole. */
export type YearBooks = {
  readonly years: ReadonlySet<number>;
  /** Confirmed visits of those years, one-off ones and those of closed years left out. */
  readonly visits: readonly VisitRecord[];
  /** What was given for them. */
  readonly given: readonly Given[];
  /** The years among them in which the county cut something. */
  readonly closed: {
    readonly lines: readonly ClosedYear[];
    readonly visits: readonly VisitRecord[];
    readonly given: readonly Given[];
    readonly cut: readonly Posting[];
  };
};

/** The years an application has to do with: those of the visits it was computed with, and those it entered. */
function yearsByApplication({ settled }: AssessInput, given: readonly Given[]): readonly ReadonlySet<number>[] {
  return settled.map(
    ({ applicationId, aidCase }) =>
      new Set([
        ...aidCase.visits.map(({ to }) => yearOf(toDay(to))),
        ...given.filter((posting) => posting.applicationId === applicationId).map(({ year }) => year),
      ]),
  );
}

/**
 * The years of the lines somebody typed. An application over two years can take up in one year what the other gives;
 * once the application it offset is taken back, the year by itself stands below zero. Then the years of the offsetting
 * application join, until the sum is whole again.
 */
function caseYears(input: AssessInput, given: readonly Given[]): ReadonlySet<number> {
  const linked = yearsByApplication(input, given);
  let years = new Set(input.facts.visits.flatMap(({ to }) => (to === null ? [] : [yearOf(to)])));
  for (;;) {
    const sum = sumOf(given.filter(({ year }) => years.has(year)));
    if (sum >= 0) return years;
    const touching = linked.filter((others) => [...others].some((year) => years.has(year)));
    const wider = new Set([...years, ...touching.flatMap((others) => [...others])]);
    if (wider.size === years.size) return years;
    years = wider;
  }
}

/** The confirmed visits and the aid that are computed anew together with the form, and what closed years bring in. */
export function yearBooks(input: AssessInput): YearBooks {
  const given = givenBefore(input);
  const closed = closedYears(input, given);
  const books = booksBeside(input, given, closed);
  // What lies beside a closed year cannot be netted without it.
  return closed.years.size > 0 && sumOf(books.given) < 0 ? booksBeside(input, given, NONE_CLOSED) : books;
}

/** The same with every year computed anew: what the county cut counts as asked. */
export const wholeYearBooks = (input: AssessInput): YearBooks => booksBeside(input, givenBefore(input), NONE_CLOSED);

function booksBeside(input: AssessInput, all: readonly Given[], closed: ClosedYears): YearBooks {
  const given = all.filter(({ year }) => !closed.years.has(year));
  const years = caseYears(input, given);
  const oneOff = new Set(input.settled.flatMap((other) => closedVisits(input.pack, other).map(({ id }) => id)));
  const visits = input.earlier.filter(
    ({ applicationId, key, to }) => years.has(yearOf(to)) && !oneOff.has(caseVisitId(applicationId, key)),
  );
  const isClosed = ({ applicationId, key }: VisitRecord): boolean => closed.visits.has(caseVisitId(applicationId, key));
  return {
    years,
    visits: visits.filter((visit) => !isClosed(visit)),
    given: given.filter(({ year }) => years.has(year)),
    closed: {
      lines: [...closed.years.values()].filter(({ year }) => years.has(year)),
      visits: visits.filter(isClosed),
      given: all.filter(({ year }) => closed.years.has(year) && years.has(year)),
      cut: closed.cut.filter(({ year }) => years.has(year)),
    },
  };
}
