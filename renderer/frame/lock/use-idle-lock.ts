import { useIdle } from '@mantine/hooks';
import { useEffect } from 'react';

const IDLE_MS = 10 * 60_000;

/** Locks after ten minutes without key or pointer: citizens stand in front of this screen. */
export function useIdleLock(lock: () => void): void {
  const isIdle = useIdle(IDLE_MS, { initialState: false });
  useEffect(() => {
    if (isIdle) lock();
  }, [isIdle, lock]);
}
