import { toDay } from '#shared/day.ts';
import { membersOn } from '#shared/domain/household/change-household.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { newFile } from '../../../store/support/people/people.ts';
import { inRoster, stagedRoster } from '../../../store/support/people/rosters.ts';
import { ACTOR, valueOf } from '../../../store/support/test-env.ts';
import { TODAY } from './people-books.ts';

/** What is done to households and rosters. */
export const PEOPLE_STEP_NAMES = ['found', 'split', 'roster', 'unroster'] as const;
export type PeopleStepName = (typeof PEOPLE_STEP_NAMES)[number];

const FOUNDED = toDay('2020-01-01');
/** So many that they are spread over several parts. */
const IN_ROSTER = 150;
/** Parts that one turn of clearing removes. */
const CLEARED = 100;

/** The steps the data allows. `mark`: digits nothing typed before has. */
export function peopleSteps(store: Store, mark: string): readonly (readonly [PeopleStepName, () => void])[] {
  const steps: (readonly [PeopleStepName, () => void])[] = [
    ['found', () => found(store)],
    ['roster', () => takeOver(store, mark)],
  ];
  const family = store.people
    .before(null, CLEARED)
    .map(({ id }) => store.people.householdOf(id, TODAY))
    .find((household) => household !== null && membersOn(household.spans, TODAY).length > 1);
  if (family !== undefined && family !== null) {
    const [, child] = membersOn(family.spans, TODAY);
    if (child !== undefined) steps.push(['split', () => split(store, family, child.personId)]);
  }
  const newest = store.rosters.list().find(({ state }) => state === 'active');
  if (newest !== undefined) steps.push(['unroster', () => undo(store, newest.id)]);
  return steps;
}

function found(store: Store): void {
  const count = store.people.count();
  const members = [
    { personId: newFile(store, count), relation: 'head' },
    { personId: newFile(store, count + 1), relation: 'child' },
  ] as const;
  const described = { number: String(count), address: '三组十七号', village: '柳河村' };
  valueOf(store.people.found(ACTOR, described, members, FOUNDED, TODAY));
}

/** The child founds a household of its own: both change, or neither. */
function split(
  store: Store,
  { id, revision }: { readonly id: string; readonly revision: number },
  child: string,
): void {
  const order = {
    kind: 'split',
    on: TODAY,
    reason: '分户',
    place: '',
    leave: [child],
    enter: [],
    relations: [],
    splitInto: [{ personId: child, relation: 'head' }],
    otherId: null,
  } as const;
  valueOf(store.people.change(ACTOR, { id, revision }, order, TODAY));
}

function takeOver(store: Store, mark: string): void {
  // What an import that was killed left is cleared away first, as when the next one is begun.
  clear(store);
  const people = Array.from({ length: IN_ROSTER }, (_, index) =>
    inRoster(`2105021980010${String(index).padStart(5, '0')}`, `王${mark.slice(-4)}${index}`),
  );
  valueOf(store.rosters.finish(ACTOR, stagedRoster(store, people).id, 'active'));
}

function undo(store: Store, id: string): void {
  valueOf(store.rosters.undo(ACTOR, id, '选错文件'));
  clear(store);
}

function clear(store: Store): void {
  while (store.rosters.clear(ACTOR, CLEARED) > 0);
}
