import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { MOST_PEOPLE, type PersonRow } from '#shared/contract/people/person.ts';
import { invoke } from '../../client/invoke.ts';
import { useAppEvent } from '../../client/use-app-event.ts';

/** People as they are listed; the next ones are asked for when the end is near. `rows` null: nothing came yet. */
export function usePeople(text: string): {
  readonly rows: readonly PersonRow[] | null;
  readonly total: number;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly more: () => void;
} {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['people/list', text],
    queryFn: ({ pageParam }) => invoke('people/list', { text, after: pageParam, most: MOST_PEOPLE }),
    initialPageParam: null as string | null, // the first page follows nobody
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  // Right after unlocking only what was read so far is found.
  useAppEvent('search/indexed', () => void refetch());
  return {
    rows: data?.pages.flatMap(({ rows }) => rows) ?? null,
    total: data?.pages[0]?.total ?? 0,
    error,
    retry: () => void refetch(),
    more: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}
