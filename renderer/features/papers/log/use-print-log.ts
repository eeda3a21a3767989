import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { PrintFilter, PrintLogRow } from '#shared/contract/case/paper.ts';
import { invoke } from '../../../client/invoke.ts';

const PAGE = 200;

type PrintLog = {
  /** Newest first; null before the first answer. */
  readonly rows: readonly PrintLogRow[] | null;
  readonly total: number | null;
  readonly users: readonly string[];
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
};

/** The papers that meet the conditions, a page at a time. What is printed meanwhile comes with the next visit. */
export function usePrintLog(filter: PrintFilter): PrintLog {
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['paper/log', filter],
    queryFn: ({ pageParam }) => invoke('paper/log', { filter, from: pageParam, most: PAGE }),
    initialPageParam: 0,
    getNextPageParam: ({ rows }, pages) => (rows.length < PAGE ? undefined : pages.length * PAGE),
    placeholderData: keepPreviousData,
  });
  const [first] = data?.pages ?? [];
  return {
    rows: data === undefined ? null : data.pages.flatMap(({ rows }) => rows),
    total: first?.total ?? null,
    users: first?.users ?? [],
    error,
    isFetching,
    hasMore: hasNextPage,
    more: () => void fetchNextPage(),
    retry: () => void refetch(),
  };
}
