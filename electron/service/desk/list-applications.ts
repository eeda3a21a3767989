import type { ApplicationList, ListWanted } from '#shared/contract/case/application.ts';
import type { Store } from '../../store/store.ts';
import type { Search } from '../search/search.ts';
import { countsOf, listedRow } from './listed-row.ts';

/**
 * The first rows of the list of applications. Right after unlocking, while the data is still being read, the newest ones
 * come from the table itself: nobody waits for fifty thousand records to see twenty.
 */
export function listApplications(store: Store, search: Search, wanted: ListWanted): ApplicationList {
  const { status, text, order, most } = wanted;
  const isNewestFirst = order.by === 'updated' && order.isDescending && text.trim() === '';
  const reading = search.reading(store);
  if (reading === null || !isNewestFirst) return { ...search.list(store, wanted), reading };
  const counts = countsOf(store.searchable.byStatus());
  const rows = store.searchable.newest(status, most).flatMap(listedRow);
  return { rows, total: totalOf(status, counts), counts, reading: null };
}

function totalOf(status: ListWanted['status'], counts: ApplicationList['counts']): number {
  if (status !== null && status !== 'all') return counts[status];
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0);
  return status === 'all' ? all - counts.discarded : all;
}
