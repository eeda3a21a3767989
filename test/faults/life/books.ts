import type { ApplicationRecord } from '../../../electron/store/records.ts';
import type { Store } from '../../../electron/store/store.ts';
import { ledger } from '../../store/support/cases.ts';
import { countyContradictions, countyWord } from './county/county-steps.ts';
import { NOBODY, peopleBooksOf, type PeopleBooks, peopleContradictions } from './people/people-books.ts';

/** What of an application must survive. */
export type ApplicationState = {
  readonly status: string;
  readonly revision: number;
  readonly number: string | null;
  readonly payable: number | null;
  readonly note: string;
  readonly prints: readonly string[];
};

/** What of the data must survive, as plain values that cross a pipe. */
export type Books = {
  readonly applications: Readonly<Record<string, ApplicationState>>;
  /** `<seq> <state>` of each batch, and what the county said of it. */
  readonly batches: readonly string[];
  /** `<id> <version>` of each installed pack. */
  readonly packs: readonly string[];
  readonly people: PeopleBooks;
};

export const NO_BOOKS: Books = { applications: {}, batches: [], packs: [], people: NOBODY };

/** What the store holds. `only`: of these applications alone; `people`: where they are known to be unchanged. */
export function booksOf(store: Store, only?: readonly string[], people = peopleBooksOf(store)): Books {
  const all = only === undefined ? store.applications.list() : only.map((id) => store.applications.get(id));
  const chosen = all.filter((application) => application !== null);
  const applications = chosen.map(({ id, status, revision, number, payable, form }) => {
    const prints = store.prints.of(id).map((print) => print.sha256);
    return [id, { status, revision, number, payable, note: form.note, prints: [...prints].sort() }] as const;
  });
  const batches = store.batches.list().map(({ id, seq, state }) => `${seq} ${state}${countyWord(store, id)}`);
  const packs = store.packs.list().map(({ packId, version }) => `${packId} ${version}`);
  return { applications: Object.fromEntries(applications), batches: [...batches].sort(), packs: packs.sort(), people };
}

/** What every confirmed application adds to the ledger. */
const GIVEN = ledger.reduce((sum, { amount }) => sum + amount, 0);

/**
 * What contradicts itself within the data: chain, signatures and rows; a settlement, a ledger, a batch or a paper that is
 * there by half. `given`: what a confirmed application adds to the ledger, where not all add the same.
 */
export function contradictions(
  store: Store,
  given: (application: ApplicationRecord) => number | null = () => GIVEN,
): readonly string[] {
  const found: string[] = [];
  const check = store.audit.verify();
  if (!check.ok) found.push(`verify names ${check.what} ${check.seq}`);
  if (store.damaged().length > 0) found.push(`damaged rows: ${JSON.stringify(store.damaged())}`);
  const all = store.applications.list();
  const persons = new Set(all.map(({ personId }) => personId).filter((id) => id !== null));
  const entries = [...persons].flatMap((id) => store.ledger.ofPerson(id));
  for (const application of all) {
    const { id, status, batchId } = application;
    const isConfirmed = status === 'settled' || status === 'reviewed' || status === 'sealed';
    const sum = entries.filter((entry) => entry.applicationId === id).reduce((total, { amount }) => total + amount, 0);
    if (sum !== (isConfirmed ? given(application) : 0)) found.push(`ledger of ${status} ${id} says ${sum}`);
    if ((store.settlements.of(id) !== null) !== isConfirmed) found.push(`settlement of ${status} ${id}`);
    if ((batchId !== null) !== (status === 'sealed')) found.push(`batch of ${status} ${id}`);
    for (const print of store.prints.of(id)) {
      if (store.prints.bytes(print.id) === null) found.push(`paper ${print.id} is gone`);
    }
  }
  for (const batch of store.batches.list()) {
    const inside = all.filter(({ batchId }) => batchId === batch.id);
    if (inside.length !== batch.count) found.push(`batch ${batch.seq} holds ${inside.length} of ${batch.count}`);
  }
  found.push(...countyContradictions(store), ...peopleContradictions(peopleBooksOf(store)));
  return found;
}
