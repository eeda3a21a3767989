import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { invoke } from '../../client/invoke.ts';
import { channelKey } from '../../client/use-channel.ts';
import { unlessCovered } from '../covered.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';

/** Locks the window; what is typed stays under the lock. */
export function useLock(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    unlessCovered(() => {
      invoke('session/lock', {}).then(
        () => client.invalidateQueries({ queryKey: channelKey('app/status') }),
        notifyFailure,
      );
    });
  }, [client]);
}
