import type { ApplicationList, DeskRow, ListWanted } from '#shared/contract/case/application.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import type { Day } from '#shared/day.ts';
import type { NoticeStage } from '#shared/domain/notice/notice-stage.ts';
import type { Store } from '../../store/store.ts';
import type { Search } from '../search/search.ts';
import { ruleOf } from '../public-notice/notice-rule.ts';
import { countsOf, listedRow } from './listed-row.ts';
import { limitsOf, type Listing } from './time-limit.ts';

/**
 * The first rows of the list of applications. Right after unlocking, while the data is still being read, the newest ones
 * come from the table itself: nobody waits for fifty thousand records to see twenty.
 */
export function listApplications(store: Store, search: Search, wanted: ListWanted, today: Day): ApplicationList {
  const list = listed(store, search, wanted, today);
  const idsOf = (status: ApplicationStatus): string[] =>
    list.rows.filter((row) => row.status === status).map(({ id }) => id);
  const stages = store.county.stagesOf(idsOf('sealed'));
  const comments = store.reviews.openCounts(idsOf('draft'));
  const noticeOf = noticeStages(store, [...idsOf('reviewed'), ...idsOf('noticing')], today);
  const rows = list.rows.map((row) => {
    const county = stages.get(row.id);
    const openComments = comments.get(row.id);
    const notice = noticeOf(row);
    return {
      ...row,
      ...(county === undefined ? {} : { county }),
      ...(notice === undefined ? {} : { notice }),
      ...(openComments === undefined ? {} : { openComments }),
    };
  });
  return { ...list, rows };
}

/** Says of a row how it stands with its public notice. */
function noticeStages(store: Store, ids: readonly string[], today: Day): (row: DeskRow) => NoticeStage | undefined {
  const stages = store.notices.stagesOf(ids, today);
  const isAsked = ruleOf(store)?.isRequired === true;
  return ({ id, status }) => stages.get(id) ?? (status === 'reviewed' && isAsked ? 'asked' : undefined);
}

function listed(store: Store, search: Search, wanted: ListWanted, today: Day): ApplicationList {
  const { status, county, text, order, most } = wanted;
  const listing: Listing = {
    limits: limitsOf(store),
    today,
    ...(order.by === 'due' ? { returned: store.county.returnedIds() } : {}),
    ...(county === null ? {} : { only: store.county.idsAt(county) }),
  };
  const isWhole = text.trim() === '' && county === null;
  const isNewestFirst = order.by === 'updated' && order.isDescending && isWhole;
  // What is due first is known only when everything was read; until then the newest stand in, and it is said so.
  const isDueFirst = order.by === 'due' && !order.isDescending && isWhole;
  const reading = search.reading(store);
  if (reading === null || !(isNewestFirst || isDueFirst)) return { ...search.list(store, wanted, listing), reading };
  const counts = countsOf(store.searchable.byStatus());
  const rows = store.searchable.newest(status, most).flatMap((row) => listedRow(row, listing));
  return { rows, total: totalOf(status, counts), counts, reading: isDueFirst ? reading : null };
}

function totalOf(status: ListWanted['status'], counts: ApplicationList['counts']): number {
  if (status !== null && status !== 'all') return counts[status];
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0);
  return status === 'all' ? all - counts.discarded : all;
}
