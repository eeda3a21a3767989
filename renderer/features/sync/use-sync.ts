import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChannelName } from '#shared/contract/index.ts';
import type { SyncProgress } from '#shared/contract/sync.ts';
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

/** Asks everything anew that a word of the county can have changed. For the frame: it is always there. */
export function useSyncRefresh(): void {
  const client = useQueryClient();
  useAppEvent('sync/changed', () => {
    for (const name of TOUCHED) void client.invalidateQueries({ queryKey: channelKey(name) });
  });
}

/** How this PC stands with its county. */
export const useSync = () => useChannel('sync/state', {});

/** How far the call, the sending or the writing under way is; null: nothing is. */
export function useSyncProgress(isBusy: boolean, first: SyncProgress | null): SyncProgress | null {
  const [latest, setLatest] = useState<SyncProgress | null>(null);
  useAppEvent('sync/progress', setLatest);
  return isBusy ? (latest ?? first) : null;
}
