import type { RecordRef } from '../../api/views.ts';
import { useKept } from '../../client/use-kept.ts';

const NO_ORDER: readonly RecordRef[] = [];

/** The cases in the order of the list they were opened from. */
const useOrder = () => useKept<readonly RecordRef[]>('case-order', NO_ORDER);

/** For the list: notes its order as one of it is opened. */
export function useKeepCaseOrder(): (order: readonly RecordRef[]) => void {
  const [, keep] = useOrder();
  return keep;
}

/** Where a case stands in the list it was opened from; null: it was not opened from one. */
export function useCasePlace({ batch, place }: RecordRef) {
  const [order] = useOrder();
  const at = order.findIndex((one) => one.batch === batch && one.place === place);
  return at < 0 ? null : { at: at + 1, of: order.length, before: order[at - 1] ?? null, next: order[at + 1] ?? null };
}
