import type { RosterPerson } from '#shared/roster/roster-person.ts';
import { placeOf } from '../../../store/aggregates/roster/placing.ts';
import type { RosterRecord, RosterStore } from '../../../store/aggregates/roster/roster-records.ts';
import type { HeldRow } from '../read/reader-messages.ts';

/** Who stays as they are because a refused row may be about them. */
export type HeldPeople = {
  /** Asked once for each person of the old list. */
  readonly isHeld: (person: RosterPerson) => boolean;
  /** What came of it, once everybody was asked. */
  readonly outcome: () => HeldOutcome;
};

export type HeldOutcome = {
  /** People of the old list who were held. */
  readonly people: number;
  /** Refused rows of whom neither number nor name is in the old list: somebody new, or somebody written wrongly. */
  readonly strangers: number;
  /** Those among them that say no name that can be read. */
  readonly nameless: number;
};

/**
 * A mistake in somebody's row must not end what they have. When the number of a refused row leads to a person of the same
 * name, it is they; else the number or the name may be what is wrong, and whoever fits either is held. `goOn`: asked
 * between the parts that are opened; null: ended.
 */
export async function heldPeople(
  rosters: Pick<RosterStore, 'part'>,
  base: RosterRecord | null,
  rows: readonly HeldRow[],
  goOn: () => Promise<boolean>,
): Promise<HeldPeople | null> {
  const known = new Map<string, string>();
  if (base !== null) {
    const wanted = new Set(rows.map(({ idNumber }) => idNumber).filter((idNumber) => idNumber !== ''));
    const positions = new Set([...wanted].map((idNumber) => placeOf(base.placing, idNumber)));
    for (const position of positions) {
      if (!(await goOn())) return null;
      for (const { idNumber, name } of rosters.part(base, position)) {
        if (wanted.has(idNumber)) known.set(idNumber, name);
      }
    }
  }
  const names = new Set<string>();
  for (const { idNumber, name } of rows) if (name !== '' && known.get(idNumber) !== name) names.add(name);
  const met = new Set<string>();
  let people = 0;
  return {
    isHeld: ({ idNumber, name }) => {
      const isNamed = names.has(name);
      if (isNamed) met.add(name);
      const isOne = isNamed || known.has(idNumber);
      if (isOne) people += 1;
      return isOne;
    },
    outcome: () => {
      const strangers = rows.filter(({ idNumber, name }) => !known.has(idNumber) && !met.has(name));
      return { people, strangers: strangers.length, nameless: strangers.filter(({ name }) => name === '').length };
    },
  };
}
