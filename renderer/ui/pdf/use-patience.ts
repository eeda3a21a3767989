import { useEffect, useMemo } from 'react';

/** Work under way that somebody waits for. */
export type Patience = { readonly begin: () => void; readonly end: () => void };

/** Calls `onOut` when work is under way and none of it ended for so long. */
export function usePatience(milliseconds: number, onOut: () => void): Patience {
  const patience = useMemo(() => {
    let [underWay, timer]: [number, ReturnType<typeof setTimeout> | undefined] = [0, undefined];
    const watch = (): void => {
      clearTimeout(timer);
      timer = underWay > 0 ? setTimeout(onOut, milliseconds) : undefined;
    };
    return {
      begin: () => {
        underWay += 1;
        if (underWay === 1) watch();
      },
      end: () => {
        underWay -= 1;
        watch();
      },
      stop: () => clearTimeout(timer),
    };
  }, [milliseconds, onOut]);
  useEffect(() => patience.stop, [patience]);
  return patience;
}
