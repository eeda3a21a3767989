import { useEffect, useEffectEvent } from 'react';
import type { AppEvents, EventName } from '#shared/contract/index.ts';
import { listen } from './invoke.ts';

/** Calls `listener` on each event while the component is on the screen. */
export function useAppEvent<E extends EventName>(event: E, listener: (payload: AppEvents[E]) => void): void {
  const latest = useEffectEvent(listener);
  useEffect(() => listen(event, (payload) => latest(payload)), [event]);
}
