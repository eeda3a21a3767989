import { useIdle } from '@mantine/hooks';
import { useEffect } from 'react';
import { useSession } from '../../client/use-session.ts';

/** Locks after some minutes without key or pointer: citizens stand in front of this screen. */
export function useIdleLock(lock: () => void): void {
  const { idleMinutes } = useSession();
  const isIdle = useIdle(idleMinutes * 60_000, { initialState: false });
  useEffect(() => {
    if (isIdle) lock();
  }, [isIdle, lock]);
}
