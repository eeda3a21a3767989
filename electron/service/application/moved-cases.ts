import type { MovedCase } from '#shared/contract/case/review.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { isSame, presentSettlement } from './present-settlement.ts';

type MovingContext = Pick<UserContext, 'open' | 'packs' | 'clock'>;

const isUnsealed = ({ status }: ApplicationRecord): boolean => status === 'settled' || status === 'reviewed';

/** Steps of another application that can move the books of its person. */
const MOVES: ReadonlySet<string> = new Set([
  'application.settle',
  'application.resettle',
  'application.reopen',
  'application.return',
]);

/** Number of the person's other application that moved last after this one was settled; null: it was something else. */
export function movedBy(store: Store, { id, personId }: ApplicationRecord): string | null {
  const settledSeq =
    store.audit
      .entries(id)
      .findLast(({ action }) => action === 'application.settle' || action === 'application.resettle')?.seq ?? 0;
  const moves = (personId === null ? [] : store.persons.applicationsOf(personId))
    .filter((other) => other.id !== id)
    .flatMap((other) =>
      store.audit
        .entries(other.id)
        .filter(({ seq, action }) => seq > settledSeq && MOVES.has(action))
        .map(({ seq }) => ({ seq, number: other.number })),
    )
    .sort((a, b) => b.seq - a.seq);
  return moves[0]?.number ?? null;
}

function movedCase(
  context: MovingContext,
  record: ApplicationRecord,
  without: string | null,
  cause: string | null,
): readonly MovedCase[] {
  const present = presentSettlement(context, record, { without });
  if (!present.ok || isSame(present.value)) return [];
  // Settled again it will be as of today.
  const again = presentSettlement(context, record, { without, asOf: context.clock.today() });
  if (!again.ok) return [];
  const { before, after } = again.value;
  const isKnown = after?.status === 'settled';
  return [
    {
      id: record.id,
      number: record.number ?? '—',
      personName: record.form.person.name.trim(),
      revision: record.revision,
      isReviewed: record.status === 'reviewed',
      before: before.payable,
      after: isKnown ? after.payable : null,
      recover: isKnown ? after.recover : 0,
      cause,
    },
  ];
}

/** The person's unsealed settled cases whose payable would move if this application were taken back. */
export function casesMovedWithout(context: MovingContext, record: ApplicationRecord): readonly MovedCase[] {
  const { store } = context.open;
  if (record.personId === null) return [];
  return store.persons
    .applicationsOf(record.personId)
    .filter((other) => other.id !== record.id && isUnsealed(other))
    .flatMap((other) => movedCase(context, other, record.id, record.number));
}

/** Every unsealed settled case that the present books no longer give. */
export const outdatedCases = (context: MovingContext): readonly MovedCase[] =>
  context.open.store.applications
    .list()
    .filter(isUnsealed)
    .flatMap((record) => movedCase(context, record, null, movedBy(context.open.store, record)));
