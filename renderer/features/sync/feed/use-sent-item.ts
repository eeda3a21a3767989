import { useEffect, useEffectEvent, useRef } from 'react';

/** Begins once with what the county sent and the way here names; coming back to the page later does not begin again by itself. */
export function useSentItem(item: string | null, begin: (item: string) => void): void {
  const begun = useRef<string | null>(null);
  const onItem = useEffectEvent(begin);
  useEffect(() => {
    if (item === null || begun.current === item) return;
    begun.current = item;
    onItem(item);
  }, [item]);
}
