import type { ApplicationList, ListWanted } from '#shared/contract/case/application.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Store } from '../../store/store.ts';
import { createDeskBook, type DeskBook } from '../desk/desk-book.ts';
import type { Listing } from '../desk/time-limit.ts';
import { type Filling, type Progress, startFilling } from './fill-index.ts';
import { type Answer, createSearchIndex, type SearchIndex } from './search-index.ts';

/** Search over the data that is open. What it holds lives in memory only and goes with the lock. */
export type Search = {
  /** Begins to read an opened store; null when it was closed: everything is let go. */
  readonly follow: (store: Store | null) => void;
  /** The best `limit` hits; what was saved before is found. Throws `StoreError` as the store does. */
  readonly find: (store: Store, text: string, limit: number) => Answer & { readonly indexing: Progress | null };
  /** The list of applications, of what was read so far and of everything that was saved. Throws as `find` does. */
  readonly list: (store: Store, wanted: ListWanted, listing: Listing) => Omit<ApplicationList, 'reading'>;
  /** How far the reading is; null once everything is known. */
  readonly reading: (store: Store) => Progress | null;
};

export type SearchOptions = {
  readonly elapsedMs: () => number;
  /** False once a store was closed or another one took its place. */
  readonly isOpen: (store: Store) => boolean;
  /** Everything can be found from now on. */
  readonly onIndexed: () => void;
};

type Following = {
  readonly store: Store;
  readonly index: SearchIndex;
  readonly book: DeskBook;
  readonly filling: Filling;
};

/** Nothing is read before the first store is followed. */
export function createSearch({ elapsedMs, isOpen, onIndexed }: SearchOptions): Search {
  let following: Following | null = null;

  function start(store: Store): Following {
    const index = createSearchIndex();
    const book = createDeskBook();
    const filling = startFilling({
      store,
      index: {
        has: index.has,
        put: (row) => {
          index.put(row);
          book.put(row);
        },
      },
      elapsedMs,
      isCurrent: () => following?.store === store && isOpen(store),
      onDone: onIndexed,
      onFault: (thrown) => {
        // Half an index must not look like a whole one: the next question begins anew and meets the fault itself.
        if (following?.store === store) following = null;
        if (!(thrown instanceof StoreError)) throw thrown;
      },
    });
    store.onWritten((rows) => {
      for (const { table, id } of rows) if (table === 'person' || table === 'application') filling.note(table, id);
    });
    return { store, index, book, filling };
  }

  function follow(store: Store | null): Following | null {
    if (following?.store !== store) following = store === null ? null : start(store);
    return following;
  }

  /** What is known of a store, all that was saved in it. */
  function upToDate(store: Store): Following {
    const known = follow(store) ?? start(store);
    known.filling.catchUp();
    return known;
  }

  return {
    follow: (store) => void follow(store),
    list: (store, wanted, listing) => upToDate(store).book.list(wanted, listing),
    reading: (store) => upToDate(store).filling.progress(),
    find: (store, text, limit) => {
      const { index, filling } = upToDate(store);
      return { ...index.find(text, limit), indexing: filling.progress() };
    },
  };
}
