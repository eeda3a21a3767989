import { useQueryClient } from '@tanstack/react-query';
import type { ChannelName } from '#shared/contract/index.ts';
import type { SyncState } from '#shared/contract/sync.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { channelKey, useChannel } from '../../client/use-channel.ts';

/** What may be otherwise after a word of the county. */
const TOUCHED: readonly ChannelName[] = [
  'sync/state',
  'sync/cases',
  'sync/case',
  'sync/returned',
  'sync/items',
  'countyLedger/list',
  'ledger/person',
  'application/outdated',
  'papers/list',
  'papers/parts',
  'papers/exportSize',
  'batch/list',
  'batch/waiting',
  'application/list',
];

/** Asks everything anew that a word of the county can have changed. And keeps how far it is. For the frame: it is always there. */
export function useSyncRefresh(): void {
  const client = useQueryClient();
  useAppEvent('sync/changed', () => {
    for (const name of TOUCHED) void client.invalidateQueries({ queryKey: channelKey(name) });
  });
  // Kept with the state: whoever comes back to the page must not see an older figure first.
  useAppEvent('sync/progress', (progress) => {
    client.setQueriesData<SyncState>({ queryKey: channelKey('sync/state') }, (state) =>
      state === undefined ? state : { ...state, progress },
    );
  });
}

/** How this PC stands with its county. */
export const useSync = () => useChannel('sync/state', {});
