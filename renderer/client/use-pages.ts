import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

/** A part of a long list as the service gives it. */
type Page<Row, User> = { readonly rows: readonly Row[]; readonly total: number; readonly users: readonly User[] };

type PagesWanted<Row, User> = {
  /** Names the list and what narrows it; another one is read from its beginning. */
  readonly key: readonly unknown[];
  /** `from`: where the part begins, as `next` said; undefined for the first. */
  readonly read: (from: number | undefined) => Promise<Page<Row, User>>;
  /** Where the part after these begins. */
  readonly next: (last: Row, loaded: number) => number;
  /** Rows of a whole part: a shorter one is the last. */
  readonly size: number;
};

/** A long list, newest first, as far as it was read. */
export type Pages<Row, User> = {
  /** Null before the first answer. */
  readonly rows: readonly Row[] | null;
  readonly total: number | null;
  /** Who occurs in it, to narrow it by. */
  readonly users: readonly User[];
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
};

/** Reads a long list a part at a time; what narrows it keeps the old rows on the screen until the new ones are there. */
export function usePages<Row, User>({ key, read, next, size }: PagesWanted<Row, User>): Pages<Row, User> {
  const start: number | undefined = undefined;
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }: { readonly pageParam: number | undefined }) => read(pageParam),
    initialPageParam: start,
    getNextPageParam: ({ rows }, pages) => {
      const last = rows.at(-1);
      return last === undefined || rows.length < size ? undefined : next(last, pages.length * size);
    },
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
