import { StoreError } from '../../../store/store-error.ts';
import type { DamagedRow } from '../../../store/damage/damaged-row.ts';
import type { Store } from '../../../store/store.ts';

/** What the program found out about its own data since somebody logged in. */
export type Health =
  | { readonly state: 'checking' }
  | { readonly state: 'sound' }
  | {
      readonly state: 'wrong';
      /** The operation record it is about; null when it is about none. */
      readonly seq: number | null;
      readonly damaged: readonly DamagedRow[];
      /** Words for the kinds of record of which some may be hidden from every search. */
      readonly hidden: readonly string[];
      /** The check itself met pages of the file that cannot be right. */
      readonly isFileDamaged: boolean;
    };

/** How long the check holds up whoever works meanwhile. */
const SLICE_MS = 8;

/**
 * Goes through the audit chain, every row and every index in slices between the work, and tells what it found, once.
 */
export function startSelfCheck(
  store: Store,
  elapsedMs: () => number,
  isCurrent: () => boolean,
  onDone: (health: Health) => void,
): void {
  const check = checkAll(store);
  const slice = (): void => {
    if (!isCurrent()) return;
    const until = elapsedMs() + SLICE_MS;
    do {
      const step = check.next();
      if (step.done === true) {
        onDone(step.value);
        return;
      }
    } while (elapsedMs() < until);
    setImmediate(run);
  };
  const run = (): void => {
    try {
      slice();
    } catch (thrown) {
      if (!(thrown instanceof StoreError)) throw thrown;
      onDone({ state: 'wrong', seq: null, damaged: store.damaged(), hidden: [], isFileDamaged: true });
    }
  };
  setImmediate(run);
}

function* checkAll(store: Store): Generator<unknown, Health, undefined> {
  const books = yield* store.audit.check();
  // When every row was right there is nothing to look for; else reading the list finds what is left out of it.
  if (!books.ok) store.applications.list();
  const hidden = yield* store.checkIndexes();
  const damaged = store.damaged();
  if (books.ok && damaged.length === 0 && hidden.length === 0) return { state: 'sound' };
  return { state: 'wrong', seq: books.ok ? null : books.seq, damaged, hidden, isFileDamaged: false };
}
