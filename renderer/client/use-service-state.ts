import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAppEvent } from './use-app-event.ts';
import { channelKey } from './use-channel.ts';

/** `lost`: no service answers. `recovered`: a new one does, the person has not unlocked it yet. */
export type ServiceState = 'well' | 'lost' | 'recovered';

/** Follows the service; asks `app/status` again whenever it changes, and everything else once it is open. */
export function useServiceState(isOpen: boolean): ServiceState {
  const client = useQueryClient();
  const [state, setState] = useState<ServiceState>('well');
  const askStatus = () => void client.invalidateQueries({ queryKey: channelKey('app/status') });
  useAppEvent('service-lost', () => setState('lost'));
  useAppEvent('service-back', () => {
    setState('recovered');
    askStatus();
  });
  useAppEvent('session/changed', askStatus);
  useEffect(() => {
    if (!isOpen) return;
    // What failed while nobody was let in is asked again; what is on the screen stays until the answer is there.
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'app/status' });
  }, [client, isOpen]);
  // Between `service-back` and the answer to `app/status` the old answer still says open.
  const [wasLocked, setWasLocked] = useState(false);
  if (state === 'recovered' && !isOpen && !wasLocked) setWasLocked(true);
  if (state === 'recovered' && isOpen && wasLocked) {
    setWasLocked(false);
    setState('well');
  }
  return state;
}
