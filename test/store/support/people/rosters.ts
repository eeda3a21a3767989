import { toDay } from '#shared/day.ts';
import type { RosterPerson } from '#shared/roster/roster-person.ts';
import type { RosterCounts } from '#shared/roster/roster-plan.ts';
import { placeOf } from '../../../../electron/store/aggregates/roster/placing.ts';
import type { RosterInput, RosterRecord } from '../../../../electron/store/aggregates/roster/roster-records.ts';
import type { Store } from '../../../../electron/store/store.ts';
import type { Actor } from '../../../../electron/store/store-env.ts';
import { ACTOR } from '../test-env.ts';

export const NO_COUNTS: RosterCounts = {
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  duplicate: 0,
  refused: 0,
  ignored: 0,
  ended: 0,
  before: 0,
  after: 0,
  lost: 0,
  stopped: 0,
};

/** Somebody in receipt of the subsistence allowance. */
export const inRoster = (idNumber: string, name = '王某'): RosterPerson => ({
  idNumber,
  name,
  village: '东村',
  headId: idNumber,
  relation: '户主',
  identities: [
    {
      category: 'dibao',
      words: '低保',
      from: toDay('2023-01-01'),
      to: null,
      firstOn: toDay('2023-06-01'),
      lastOn: toDay('2023-06-01'),
      endedOn: null,
    },
  ],
});

/** Writes a roster of these people up to its last part; it does not count yet. */
export function stagedRoster(
  store: Store,
  people: readonly RosterPerson[],
  input: Partial<RosterInput> = {},
  actor: Actor = ACTOR,
): RosterRecord {
  const [source, listName] = [input.source ?? 'civil', input.listName ?? '低保名册'];
  const base = store.rosters.current(source, listName);
  const placing = store.rosters.placing(base, people.length);
  const roster = store.rosters.begin(actor, {
    source,
    listName,
    asOf: toDay('2023-06-01'),
    fileName: '名册.xlsx',
    sha256: 'a'.repeat(64),
    base: base?.id ?? null,
    placing,
    counts: NO_COUNTS,
    plan: { columns: [], categories: [], statuses: [], everybody: 'dibao', mode: 'whole' },
    ...input,
  });
  const parts = Array.from({ length: 2 ** placing.bits }, (_, position) => ({
    position,
    people: people.filter(({ idNumber }) => placeOf(placing, idNumber) === position),
  }));
  store.rosters.addParts(actor, roster.id, parts);
  return roster;
}
