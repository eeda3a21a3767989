import type { Store } from '../../store/store.ts';
import type { Health } from '../session/health/self-check.ts';

/** What decides whether something was paid before. */
const PAID_BY = ['bill', 'ledger_entry'];

/**
 * Words for the kinds of record of which some may be hidden: nothing is paid while there are any. Where the check after
 * the log-in has not ended, the indexes that tell what was paid are looked through at once. Throws `StoreError`.
 */
export function hiddenRecords(store: Pick<Store, 'checkIndexes'>, health: Health): readonly string[] {
  if (health.state === 'sound') return [];
  if (health.state === 'wrong') return health.hidden;
  const check = store.checkIndexes(PAID_BY);
  for (let step = check.next(); ; step = check.next()) if (step.done === true) return step.value;
}
