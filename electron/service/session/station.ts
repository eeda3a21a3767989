import type { z } from 'zod';
import { station as stationView } from '#shared/contract/access/session.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { readCountyKey } from '../../sync/read-county-key.ts';
import { formerLetters } from '../damage/former-letters.ts';
import { countyKeysOf } from '../keys/county-keys.ts';
import { keptPermit } from '../keys/permit.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';

/** What this PC is: its township, its letter, its policy, its county. */
export type Station = z.infer<typeof kept> & {
  /** Null until the county's public key was imported. */
  readonly county: CountyKey | null;
  /** The county's permit for a township with one person, run out or not; null: there is none. */
  readonly singlePerson: z.infer<typeof stationView>['singlePerson'];
  /** Letters this data was worked on under before it moved to this PC. */
  readonly formerLetters: readonly string[];
};

const kept = stationView.omit({ county: true, singlePerson: true, formerLetters: true }).readonly();

const STATION = 'station';
const COUNTY_KEY = 'county-key';

/** `<township code>-<PC letter>`: the name of this PC in numbers and batches. */
export const pcNameOf = (station: Pick<Station, 'townshipCode' | 'pcLetter'>): string =>
  `${station.townshipCode}-${station.pcLetter}`;

/** What this PC was called before its data moved here: cases accepted then keep that name in their number. */
export const formerPcNamesOf = (station: Station): readonly string[] =>
  station.formerLetters.map((pcLetter) => pcNameOf({ ...station, pcLetter }));

/** The station of an open store; null when it has none or it cannot be read. */
export function readStation(store: Store): Station | null {
  const text = store.setting.get(STATION);
  const parsed = text === null ? null : kept.safeParse(JSON.parse(text));
  if (parsed === null || !parsed.success) return null;
  const keyText = store.setting.get(COUNTY_KEY);
  const county = keyText === null ? null : readCountyKey(keyText);
  if (county !== null && !county.ok) return null;
  return {
    ...parsed.data,
    county: county?.value ?? null,
    singlePerson: keptPermit(store, countyKeysOf(store, county?.value ?? null)),
    formerLetters: formerLetters(store, parsed.data),
  };
}

/** What stands in the station's own row: county and permit have rows of theirs. `reason` stands in the audit entry. */
export function writeStation(store: Store, actor: Actor, station: z.infer<typeof kept>, reason?: string): void {
  const { townshipName, townshipCode, pcLetter, pack } = station;
  store.setting.set(actor, STATION, JSON.stringify(kept.parse({ townshipName, townshipCode, pcLetter, pack })), reason);
}

/** Keeps the text of a key file that `readCountyKey` accepted. */
export const writeCountyKey = (store: Store, actor: Actor, text: string): void =>
  store.setting.set(actor, COUNTY_KEY, text);
