import {
  keepPreviousData,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { ChannelInput, ChannelName, ChannelOutput } from '#shared/contract/index.ts';
import { invoke } from './invoke.ts';

/** The key under which the answer of a channel is kept; without input it stands for all answers of the channel. */
export const channelKey = <N extends ChannelName>(name: N, input?: ChannelInput<N>): readonly unknown[] =>
  input === undefined ? [name] : [name, input];

/** Reads a channel and keeps the answer. `enabled` false: nothing is asked yet. */
export const useChannel = <N extends ChannelName>(
  name: N,
  input: ChannelInput<N>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
): UseQueryResult<ChannelOutput<N>> =>
  useQuery({
    queryKey: channelKey(name, input),
    queryFn: () => invoke(name, input),
    enabled: options.enabled ?? true,
    placeholderData: options.keepPrevious === true ? keepPreviousData : undefined,
  });

/** Calls a channel on demand. `refresh` names the channels whose kept answers are asked again afterwards. */
export function useAction<N extends ChannelName>(
  name: N,
  refresh: readonly ChannelName[] = [],
): UseMutationResult<ChannelOutput<N>, Error, ChannelInput<N>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ChannelInput<N>) => invoke(name, input),
    onSuccess: () => Promise.all(refresh.map((channel) => client.invalidateQueries({ queryKey: channelKey(channel) }))),
  });
}
