import type { CaseLine, RecordRef } from '../../api/views.ts';
import { useKept } from '../../client/use-kept.ts';

/** A case of the list; `isWaiting`: nobody had decided it as the list was drawn, nor here since. */
type Ordered = RecordRef & { readonly isWaiting: boolean };

const NO_ORDER: readonly Ordered[] = [];

/** The cases in the order of the list they were opened from. */
const useOrder = () => useKept<readonly Ordered[]>('case-order', NO_ORDER);

/** For the list: notes its order as one of it is opened. */
export function useKeepCaseOrder(): (rows: readonly CaseLine[]) => void {
  const [, keep] = useOrder();
  return (rows) =>
    keep(rows.map(({ record, state }) => ({ ...record, isWaiting: state === 'accepted' || state === 'held' })));
}

const isSame = (one: RecordRef, other: RecordRef): boolean => one.batch === other.batch && one.place === other.place;

/** Where a case stands in the list it was opened from; null: it was not opened from one. */
export function useCasePlace(record: RecordRef) {
  const [order] = useOrder();
  const at = order.findIndex((one) => isSame(one, record));
  return at < 0 ? null : { at: at + 1, of: order.length, before: order[at - 1] ?? null, next: order[at + 1] ?? null };
}

/** Where one goes on; `isBack`: it stands before the one just decided, `isNeighbour`: right behind it. */
type Further = { readonly next: RecordRef; readonly isBack: boolean; readonly isNeighbour: boolean };

/**
 * For whoever decides: notes that a case was decided and gives the next one of its list that waits, after the last the first; in a list
 * where none ever waited simply the next. Null: the list is done, or there is none.
 */
export function useGoingOn(record: RecordRef) {
  const [order, keep] = useOrder();
  return (): Further | null => {
    const at = order.findIndex((one) => isSame(one, record));
    if (at < 0) return null;
    const rest = order.map((one) => (isSame(one, record) ? { ...one, isWaiting: false } : one));
    keep(rest);
    const isGoing = ({ isWaiting }: Ordered): boolean => isWaiting || !order.some((one) => one.isWaiting);
    const behind = rest.findIndex((one, place) => place > at && isGoing(one));
    const to = behind >= 0 ? behind : rest.findIndex(({ isWaiting }) => isWaiting);
    const next = rest[to];
    return next === undefined ? null : { next, isBack: to < at, isNeighbour: to === at + 1 };
  };
}
