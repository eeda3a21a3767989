import { toDay, yearOf } from '#shared/day.ts';
import type { VisitRecord } from '../../../store/records.ts';
import type { AssessInput } from '../assess-input.ts';
import { caseVisitId } from '../case-visit.ts';
import { type Given, givenBefore, sumOf } from './given.ts';
import { closedVisits } from './settled-case.ts';

/** The part of a person's books that a settlement computes anew as a whole. */
export type YearBooks = {
  readonly years: ReadonlySet<number>;
  /** Confirmed visits of those years, one-off ones left out. */
  readonly visits: readonly VisitRecord[];
  /** What was given for them. */
  readonly given: readonly Given[];
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

/** The confirmed visits and the aid that are computed anew together with the form. */
export function yearBooks(input: AssessInput): YearBooks {
  const given = givenBefore(input);
  const years = caseYears(input, given);
  const closed = new Set(input.settled.flatMap((other) => closedVisits(input.pack, other).map(({ id }) => id)));
  return {
    years,
    visits: input.earlier.filter(
      ({ applicationId, key, to }) => years.has(yearOf(to)) && !closed.has(caseVisitId(applicationId, key)),
    ),
    given: given.filter(({ year }) => years.has(year)),
  };
}
