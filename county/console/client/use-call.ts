import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput, CallName } from '../api/calls.ts';
import { call } from './call.ts';
import { hasCode } from './console-failure.ts';

/** Asks and keeps the answer. `keepPrevious`: the last answer stays on the screen until the next is there; `staleMs`: so long it is not asked again by itself. */
export const useCall = <N extends CallName>(
  name: N,
  input: CallInput<N>,
  { keepPrevious = false, staleMs }: { readonly keepPrevious?: boolean; readonly staleMs?: number } = {},
) =>
  useQuery({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    placeholderData: keepPrevious ? keepPreviousData : undefined,
    ...(staleMs === undefined ? {} : { staleTime: staleMs }),
  });

/** Does something on demand; afterwards everything on the screen is asked again, as anything may have changed. */
export function useAct<N extends CallName>(name: N) {
  const client = useQueryClient();
  const askAgain = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  return useMutation({
    mutationFn: (input: CallInput<N>) => call(name, input),
    onSuccess: askAgain,
    // The sentence asks to look at what is new, so it must be there.
    onError: (error) => (hasCode(error, 'decided_meanwhile') ? askAgain() : undefined),
  });
}

/** Asks on demand and changes nothing: a file that is looked at before it is sent. */
export const useAsk = <N extends CallName>(name: N) =>
  useMutation({ mutationFn: (input: CallInput<N>) => call(name, input) });
