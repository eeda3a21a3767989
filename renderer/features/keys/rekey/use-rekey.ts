import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { RekeyView } from '#shared/contract/access/keys.ts';
import { useAppEvent } from '../../../client/use-app-event.ts';
import { channelKey, useChannel } from '../../../client/use-channel.ts';

const KEY = channelKey('keys/rekeyView');

/** How it stands with the data key, as it changes. */
export function useRekey(): UseQueryResult<RekeyView> {
  const client = useQueryClient();
  useAppEvent('keys/changed', () => void client.invalidateQueries({ queryKey: KEY }));
  useAppEvent('keys/rekeyProgress', (progress) =>
    client.setQueriesData<RekeyView>({ queryKey: KEY }, (view) => (view === undefined ? view : { ...view, progress })),
  );
  return useChannel('keys/rekeyView', {});
}
