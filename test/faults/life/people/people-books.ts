import { toDay } from '#shared/day.ts';
import { membersOn } from '#shared/domain/household/change-household.ts';
import type { Store } from '../../../../electron/store/store.ts';

/** The day on which everything is looked at; households are founded long before. */
export const TODAY = toDay('2023-06-15');

/** More than any life makes. */
const EVERYBODY = 10_000;

/** What of households and rosters must survive. */
export type PeopleBooks = {
  /** `<person> <relation>` of everybody in it, of each household. */
  readonly households: readonly string[];
  /** `<position> <name>,…` of each roster that counts or did before a later one. */
  readonly rosters: readonly string[];
};

export const NOBODY: PeopleBooks = { households: [], rosters: [] };

/** Households as they are today and rosters with everybody in them. Throws when a part of a roster is gone. */
export function peopleBooksOf(store: Store): PeopleBooks {
  const found = store.people.before(null, EVERYBODY).map(({ id }) => store.people.householdOf(id, TODAY));
  const households = new Map(found.filter((household) => household !== null).map((each) => [each.id, each]));
  const membersOf = ({ spans }: NonNullable<(typeof found)[number]>): string =>
    membersOn(spans, TODAY)
      .map(({ personId, relation }) => `${personId} ${relation}`)
      .sort()
      .join();
  const rosters = store.rosters
    .list()
    .filter(({ state }) => state === 'active')
    .map((roster) => {
      const parts = Array.from({ length: 2 ** roster.placing.bits }, (_, position) =>
        store.rosters.part(roster, position),
      );
      const names = parts.flat().map(({ name }) => name);
      return `${String(roster.position)} ${names.sort().join()}`;
    });
  return { households: [...households.values()].map(membersOf).sort(), rosters: rosters.sort() };
}

const peopleIn = (household: string): readonly string[] => household.split(',').map((each) => each.split(' ')[0] ?? '');
const everybodyIn = ({ households }: PeopleBooks): string => households.flatMap(peopleIn).sort().join();

/** What is wrong with households and rosters after an end; `begun`: the name of what was under way. */
export function peopleDifferences(before: PeopleBooks, begun: string | undefined, after: PeopleBooks): string[] {
  const wrong: string[] = [];
  const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join(';') === b.join(';');
  const lost = (a: readonly string[], b: readonly string[]): number => a.filter((each) => !b.includes(each)).length;
  if (!isSame(before.households, after.households)) {
    const isOneMore = after.households.length === before.households.length + 1;
    const isFounded = begun === 'found' && lost(before.households, after.households) === 0;
    // Who leaves founds a household of their own: nobody is in none, and one is left with fewer.
    const isSplit =
      begun === 'split' &&
      lost(before.households, after.households) === 1 &&
      everybodyIn(before) === everybodyIn(after);
    if (!isOneMore || !(isFounded || isSplit)) wrong.push(`households: ${after.households.join('; ')}`);
  }
  if (!isSame(before.rosters, after.rosters)) {
    const isTakenOver =
      begun === 'roster' &&
      lost(before.rosters, after.rosters) === 0 &&
      after.rosters.length === before.rosters.length + 1;
    const isUndone =
      begun === 'unroster' &&
      lost(after.rosters, before.rosters) === 0 &&
      after.rosters.length === before.rosters.length - 1;
    if (!isTakenOver && !isUndone) wrong.push(`rosters: ${after.rosters.join('; ')}`);
  }
  return wrong;
}

/** What contradicts itself: somebody in two households, or one without, or with several, heads. */
export function peopleContradictions({ households }: PeopleBooks): readonly string[] {
  const everybody = households.flatMap(peopleIn);
  const twice = everybody.filter((id, index) => everybody.indexOf(id) !== index);
  const headless = households.filter((each) => each.split(',').filter((one) => one.endsWith(' head')).length !== 1);
  return [...twice.map((id) => `${id} is in two households`), ...headless.map((each) => `not one head: ${each}`)];
}
