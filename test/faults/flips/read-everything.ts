import { createHash } from 'node:crypto';
import type { DamagedRow } from '../../../electron/store/damage/damaged-row.ts';
import type { Store } from '../../../electron/store/store.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import { CANARIES } from '../../store/support/cases.ts';
import { peopleBooksOf, TODAY } from '../life/people/people-books.ts';

/** One thing read: its value as JSON, or the code with which the store refused it. */
export type Read = { readonly json: string } | { readonly refused: string };

/** Everything a store gives, by what was asked. */
export type Everything = {
  readonly reads: ReadonlyMap<string, Read>;
  readonly damaged: readonly DamagedRow[];
};

/** Ids that were known when the profile was sound; asked for by themselves, whatever the lists still say. */
export type Known = {
  readonly applications: readonly string[];
  readonly persons: readonly string[];
  readonly prints: readonly string[];
  readonly batches: readonly string[];
  /** Files of people, in a household or not. */
  readonly files: readonly string[];
};

export function knownOf(store: Store): Known {
  const all = store.applications.list();
  return {
    applications: all.map(({ id }) => id),
    persons: [...new Set(all.map(({ personId }) => personId).filter((id) => id !== null))],
    prints: all.flatMap(({ id }) => store.prints.of(id).map((print) => print.id)),
    batches: store.batches.list().map(({ id }) => id),
    files: store.people.before(null, 1000).map(({ id }) => id),
  };
}

/** Asks for everything, each by itself, so that what is refused hides nothing else. */
export function readEverything(store: Store, known: Known): Everything {
  const reads = new Map<string, Read>();
  const read = (name: string, work: () => unknown): void => {
    try {
      reads.set(name, { json: JSON.stringify(work()) ?? 'undefined' });
    } catch (cause) {
      if (!(cause instanceof StoreError)) throw cause;
      reads.set(name, { refused: cause.error.code });
    }
  };
  read('applications', () => store.applications.list());
  for (const id of known.applications) {
    read(`application ${id}`, () => store.applications.get(id));
    read(`settlement ${id}`, () => store.settlements.of(id));
    read(`review ${id}`, () => store.reviews.of(id));
    read(`prints ${id}`, () => store.prints.of(id));
  }
  for (const id of known.persons) {
    read(`person ${id}`, () => store.persons.get(id));
    read(`applications of ${id}`, () => store.persons.applicationsOf(id));
    read(`visits ${id}`, () => store.visits.acceptedOf(id, ''));
    read(`settlements of ${id}`, () => store.settlements.confirmedOf(id, ''));
    read(`ledger ${id}`, () => store.ledger.ofPerson(id));
  }
  read('person by number', () => store.persons.findByIdNumber(CANARIES.idNumber));
  read('claims', () => store.bills.findClaims([{ code: '21060123', number: CANARIES.billNumber }], ''));
  for (const id of known.prints) {
    read(`print ${id}`, () => store.prints.get(id));
    read(`paper ${id}`, () => hashOf(store.prints.bytes(id)));
  }
  for (const id of known.batches) read(`batch ${id}`, () => store.batches.get(id));
  read('batches', () => [store.batches.list(), store.batches.nextSeq(), store.batches.lastHash()]);
  read('settings', () => store.setting.get('station'));
  read('county values', () => [store.localParameters.list(), store.localParameters.past()]);
  read('packs', () => [store.packs.list(), store.packs.newest('p')]);
  for (const id of known.files) {
    read(`file ${id}`, () => store.people.file(id));
    read(`household of ${id}`, () => store.people.householdOf(id, TODAY));
  }
  read('rosters', () => store.rosters.list());
  read('households and rosters', () => peopleBooksOf(store));
  read('searchable', () => [
    store.searchable.after('person', '', 1000),
    store.searchable.after('application', '', 1000),
  ]);
  read('record', () => [store.audit.head(), store.audit.entries()]);
  return { reads, damaged: store.damaged() };
}

const hashOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
