import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CallInput, CallName } from '../api/calls.ts';
import { call } from './call.ts';

/** Asks and keeps the answer. `keepPrevious`: the last answer stays on the screen until the next is there. */
export const useCall = <N extends CallName>(
  name: N,
  input: CallInput<N>,
  { keepPrevious = false }: { readonly keepPrevious?: boolean } = {},
) =>
  useQuery({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    placeholderData: keepPrevious ? keepPreviousData : undefined,
  });
