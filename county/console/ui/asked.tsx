import type { ReactNode } from 'react';
import { Loading } from '../../../renderer/ui/page/loading.tsx';
import { ErrorState } from './error-state.tsx';

type AskedProps<T> = {
  /** One answer, or the pages of a list. */
  readonly query: {
    readonly data: T | undefined;
    readonly isError: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  /** Stands there until the answer is. @default grey lines */
  readonly waiting?: ReactNode;
  readonly children: (value: T) => ReactNode;
};

/** What was asked for: `waiting` until it is there, a sentence with a way on when it cannot be had. */
export function Asked<T>({ query, waiting = <Loading />, children }: AskedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  return query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : waiting;
}
