import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AuditFilterInput, AuditRow } from '#shared/contract/data/audit.ts';
import { invoke } from '../../client/invoke.ts';

const PAGE = 300;

type Audit = {
  /** Newest first; null before the first answer. */
  readonly rows: readonly AuditRow[] | null;
  readonly total: number | null;
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
};

/** The entries that meet the conditions, a page at a time. */
export function useAudit(filter: AuditFilterInput): Audit {
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['audit/list', filter],
    queryFn: ({ pageParam }) => invoke('audit/list', { filter, before: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: ({ rows }) => (rows.length < PAGE ? undefined : rows.at(-1)?.seq),
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
