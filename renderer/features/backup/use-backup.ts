import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { BackupView } from '#shared/contract/data/backup.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { channelKey, useChannel } from '../../client/use-channel.ts';

const KEY = channelKey('backup/view');
/** "n hours ago" grows old by itself. */
const AGAIN_MS = 10 * 60_000;

/** How the backups stand, as it changes. */
export function useBackup(): UseQueryResult<BackupView> {
  const client = useQueryClient();
  useAppEvent('backup/changed', () => void client.invalidateQueries({ queryKey: KEY }));
  useAppEvent('backup/progress', (job) =>
    client.setQueriesData<BackupView>({ queryKey: KEY }, (view) => (view === undefined ? view : { ...view, job })),
  );
  useEffect(() => {
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: KEY }), AGAIN_MS);
    return () => clearInterval(timer);
  }, [client]);
  return useChannel('backup/view', {});
}
