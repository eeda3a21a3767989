import { MOST_PEOPLE, type Twin } from '#shared/contract/people/person.ts';
import { type Day } from '#shared/day.ts';
import { type IdType, readIdDocument } from '#shared/domain/person/id-document.ts';
import { readDay, readName } from '#shared/typed-text.ts';
import type { PersonFileRecord } from '../../store/aggregates/people/people-records.ts';
import type { Store } from '../../store/store.ts';
import type { Search } from '../search/search.ts';
import { personRow } from './person-views.ts';

/** What is typed of somebody; the birth date also as the number says it. */
export type Probe = {
  readonly except: string | null;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly name: string;
  readonly birthDate: string;
  readonly village: string;
};

type Why = Twin['why'];
const ORDER: readonly Why[] = ['number', 'same', 'alike', 'sound'];
const MOST_TWINS = 10;

/** Why a file whose name was found can be the same person; null: it hardly is. */
function whyOf(
  file: PersonFileRecord,
  { name, birth, village }: { readonly name: string; readonly birth: Day | null; readonly village: string },
): Why | null {
  const isBorn = birth !== null && file.birthDate === birth;
  const livesThere = village !== '' && file.village === village;
  if (file.name === name) {
    if (isBorn && (livesThere || village === '' || file.village === '')) return 'same';
    return isBorn || livesThere ? 'alike' : null;
  }
  return isBorn ? 'sound' : null;
}

/**
 * Files that may be of the person who is typed: by the number, then by name, birth date and village, then by the sound of
 * the name. Best first.
 */
export function findTwins(store: Store, search: Search, probe: Probe, today: Day): readonly Twin[] {
  const found = new Map<string, Why>();
  const own = probe.except === null ? [] : store.people.same(probe.except);
  const note = (id: string, why: Why): void => {
    if (!own.includes(id) && !found.has(id)) found.set(id, why);
  };
  const read = readIdDocument(probe.idType, probe.idNumber, today);
  const holder = read.ok ? store.persons.findByIdNumber(read.document.text) : null;
  if (holder !== null) note(holder.id, 'number');

  const name = readName(probe.name);
  const typedBirth = readDay(probe.birthDate);
  const birth = (read.ok ? read.document.birthDate : null) ?? (typedBirth.ok ? typedBirth.day : null);
  const village = probe.village.trim();
  if (name !== null && (birth !== null || village !== '')) {
    for (const { kind, id, found: where } of search.find(store, name, MOST_PEOPLE).hits) {
      const file = kind === 'person' && where.field === 'name' ? store.people.file(id) : null;
      const [root = id] = file === null ? [] : store.people.same(id);
      const why = file === null ? null : whyOf(file, { name, birth, village });
      if (why !== null) note(root, why);
    }
  }
  return [...found]
    .toSorted(([, a], [, b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .slice(0, MOST_TWINS)
    .flatMap(([id, why]) => {
      const file = store.people.file(id);
      if (file === null) return [];
      const { phone, address } = file;
      const applicationCount = store.persons.applicationsOf(id).length;
      return [{ why, row: personRow(store, file, today), phone, address, applicationCount }];
    });
}
