import { useState } from 'react';
import { type ApplicationList, LIST_ORDERS, type ListOrder, MOST_LISTED } from '#shared/contract/case/application.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { useChannel } from '../../client/use-channel.ts';
import { usePreference } from '../../client/preference/use-preference.ts';
import { readSort, type Sort } from '../../ui/table/column.ts';
import type { DeskFilter } from './desk-filter.ts';

/** More than a screen; the rest comes when somebody scrolls down. */
const AT_FIRST = 200;
/** What is due first, so that nothing runs out unseen. */
const DUE_FIRST: Sort = { column: 'due', isDescending: false };

/** A sort of the table as the service takes it. */
export const orderOf = ({ column, isDescending }: Sort): ListOrder => ({
  by: LIST_ORDERS.find((order) => order === column) ?? 'updated',
  isDescending,
});

export type DeskList = {
  /** Undefined before the first answer. */
  readonly list: ApplicationList | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly sort: Sort;
  readonly setSort: (sort: Sort) => void;
  /** Asks for the next rows, when there are some. */
  readonly more: () => void;
};

/** The first rows of the queue in the order somebody chose, more of them on demand. */
export function useDeskList(filter: DeskFilter): DeskList {
  const [sort, setSort] = usePreference<Sort>('sort-desk', readSort, DUE_FIRST);
  const wanted = JSON.stringify([filter, sort]);
  // Another filter or order begins at its top again.
  const [asked, setAsked] = useState({ wanted, most: AT_FIRST });
  const most = asked.wanted === wanted ? asked.most : AT_FIRST;
  const { data, error, refetch, isPlaceholderData } = useChannel(
    'application/list',
    { ...filter, order: orderOf(sort), most },
    { keepPrevious: true },
  );
  useAppEvent('search/indexed', () => void refetch());
  return {
    list: data,
    error,
    retry: () => void refetch(),
    sort,
    setSort,
    more: () => {
      if (data === undefined || isPlaceholderData || data.rows.length < most) return;
      if (most < MOST_LISTED) setAsked({ wanted, most: Math.min(MOST_LISTED, most * 2) });
    },
  };
}
