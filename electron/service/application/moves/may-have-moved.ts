import { ENGINE_VERSION } from '#rules';
import type { ApplicationRecord } from '../../../store/records.ts';
import type { Store } from '../../../store/store.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { known } from '../acceptance.ts';

/** Steps of another application that can move the books of its person. */
const MOVES: ReadonlySet<string> = new Set([
  'application.settle',
  'application.resettle',
  'application.reopen',
  'application.return',
  'application.withdraw',
  'application.upholdObjection',
  'application.county',
  'application.correctReturned',
]);

/** Number of the person's other application that moved last after this one was settled; null: it was something else. */
export function movedBy(store: Store, { id, personId }: ApplicationRecord): string | null {
  const others = (personId === null ? [] : store.persons.applicationsOf(personId)).filter((other) => other.id !== id);
  // Most people have one application; its operation record need not be read then.
  if (others.length === 0) return null;
  const settledSeq =
    store.audit
      .entries(id)
      .findLast(({ action }) => action === 'application.settle' || action === 'application.resettle')?.seq ?? 0;
  const moves = others
    .flatMap((other) =>
      store.audit
        .entries(other.id)
        .filter(({ seq, action }) => seq > settledSeq && MOVES.has(action))
        .map(({ seq }) => ({ seq, number: other.number })),
    )
    .sort((a, b) => b.seq - a.seq);
  return moves[0]?.number ?? null;
}

/**
 * Whether anything that a confirmed settlement was made of can have changed since: another application of the person,
 * which files are of one person,
 * the county's ledger, the release of its policy, a value of the county, the engine.
 * False spares settling it again, which reviewing and sealing do in any case.
 */
export function mayHaveMoved(
  { open: { store }, packs }: Pick<UserContext, 'open' | 'packs'>,
  record: ApplicationRecord,
): boolean {
  const { packId, packHash, engine, settledAt } = known(store.settlements.of(record.id), 'settlement');
  if (record.personId !== null && store.people.wasMergedSince(record.personId, settledAt)) return true;
  if (store.countyLedger.changedSince(settledAt)) return true;
  const pack = packs.get(packId);
  const isOtherPolicy = !pack.ok || pack.value.hash !== packHash || engine !== ENGINE_VERSION;
  return isOtherPolicy || hasOtherValues(store, settledAt) || movedBy(store, record) !== null;
}

/** In the second of the settlement counts as after it. */
const hasOtherValues = ({ localParameters }: Store, settledAt: string): boolean =>
  localParameters.list().some(({ setAt }) => setAt >= settledAt) ||
  localParameters.past().some(({ endedAt }) => endedAt >= settledAt);
