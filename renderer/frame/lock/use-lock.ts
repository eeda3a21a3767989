import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { invoke } from '../../client/invoke.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { channelKey } from '../../client/use-channel.ts';
import { saveAll } from '../../features/intake/state/session-registry.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { unlessCovered } from '../covered.ts';

/** A disk that takes longer must not keep the window open: what is typed also stays under the lock. */
const LONGEST_SAVE_MS = 800;

const saved = (): Promise<unknown> =>
  Promise.race([saveAll(), new Promise((resolve) => setTimeout(resolve, LONGEST_SAVE_MS))]);

/** Saves what is typed and locks the window; also when the system says that it will be locked. */
export function useLock(): () => void {
  const client = useQueryClient();
  const lock = useCallback(() => {
    unlessCovered(() => {
      saved()
        .then(() => invoke('session/lock', {}))
        .then(() => client.invalidateQueries({ queryKey: channelKey('app/status') }), notifyFailure);
    });
  }, [client]);
  useAppEvent('session/locking', lock);
  return lock;
}
