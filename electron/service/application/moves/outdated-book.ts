import type { Day } from '#shared/day.ts';
import type { MovedCase } from '#shared/contract/case/review.ts';
import type { ApplicationRecord } from '../../../store/records.ts';
import type { Store } from '../../../store/store.ts';

/** What was found of one case: as it moved, or null. */
type Finding = { readonly personId: string | null; readonly moved: MovedCase | null };

/** What is known of an opened store's cases; it goes with the store when somebody locks. */
type Book = {
  readonly findings: Map<string, Finding>;
  /** Applications written since the last question. */
  readonly written: Set<string>;
  day: Day | null;
};

/** What every settlement rests on, and who is whom. */
const POLICY: ReadonlySet<string> = new Set([
  'pack',
  'local_parameter',
  'setting',
  'person_merge',
  'county_ledger',
  'county_case',
]);
const books = new WeakMap<Store, Book>();

function bookOf(store: Store): Book {
  const known = books.get(store);
  if (known !== undefined) return known;
  const book: Book = { findings: new Map(), written: new Set(), day: null };
  books.set(store, book);
  store.onWritten((rows) => {
    for (const { table, id } of rows) {
      if (POLICY.has(table)) book.findings.clear();
      else if (table === 'application') book.written.add(id);
    }
  });
  return book;
}

/** Forgets what a write, or a new day, can have changed: an application moves nobody's cases but its own person's. */
function bringUpToDate(book: Book, store: Store, today: Day): void {
  if (book.day !== today) book.findings.clear();
  book.day = today;
  for (const id of book.written) {
    const personId = store.applications.get(id)?.personId ?? null;
    const files = personId === null ? [] : store.people.same(personId);
    for (const [key, finding] of book.findings) {
      if (key === id || (finding.personId !== null && files.includes(finding.personId))) book.findings.delete(key);
    }
  }
  book.written.clear();
}

/** Asks `find` of each case that nothing is known of yet. The desk asks for hundreds whenever it is shown. */
export function outdatedAmong(
  store: Store,
  today: Day,
  records: readonly ApplicationRecord[],
  find: (record: ApplicationRecord) => MovedCase | null,
): readonly MovedCase[] {
  const book = bookOf(store);
  bringUpToDate(book, store, today);
  return records.flatMap((record) => {
    const known = book.findings.get(record.id);
    const moved = known === undefined ? find(record) : known.moved;
    if (known === undefined) book.findings.set(record.id, { personId: record.personId, moved });
    return moved ?? [];
  });
}
