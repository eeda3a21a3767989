import { StoreError } from '../../store/store-error.ts';
import type { DamagedRow, Store } from '../../store/store.ts';

/** What the program found out about its own data since somebody logged in. */
export type Health =
  | { readonly state: 'checking' }
  | { readonly state: 'sound' }
  /** `seq`: the operation record it is about; null when the check itself could not read on. */
  | { readonly state: 'wrong'; readonly seq: number | null; readonly damaged: readonly DamagedRow[] };

/** How long the check holds up whoever works meanwhile. */
const SLICE_MS = 8;

/** Goes through the audit chain and every row in slices between the work, and tells what it found, once. */
export function startSelfCheck(
  store: Store,
  elapsedMs: () => number,
  isCurrent: () => boolean,
  onDone: (health: Health) => void,
): void {
  const check = store.audit.check();
  const end = (isSound: boolean, seq: number | null): void => {
    // When every row was right there is nothing to look for; else reading the list finds what is left out of it.
    if (!isSound) store.applications.list();
    const damaged = store.damaged();
    onDone(isSound && damaged.length === 0 ? { state: 'sound' } : { state: 'wrong', seq, damaged });
  };
  const slice = (): void => {
    if (!isCurrent()) return;
    const until = elapsedMs() + SLICE_MS;
    do {
      const step = check.next();
      if (step.done === true) {
        end(step.value.ok, step.value.ok ? null : step.value.seq);
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
      onDone({ state: 'wrong', seq: null, damaged: store.damaged() });
    }
  };
  setImmediate(run);
}
