import { useHotkeys } from '@mantine/hooks';
import { type RefObject, useState } from 'react';

const PAGE = 10;

type ListKeys = { readonly at: number; readonly setAt: (index: number) => void };

/** j k ↑ ↓ Home End PageUp PageDown move through the rows of the one list of a page, from anywhere but a field; Enter is the row's own. */
export function useListKeys(table: RefObject<HTMLElement | null>, count: number, isAlive: boolean): ListKeys {
  const [current, setCurrent] = useState(0);
  const at = Math.max(0, Math.min(current, count - 1));
  const isInList = (): boolean => table.current?.contains(document.activeElement) === true;
  const go = (index: number): void => {
    const target = Math.max(0, Math.min(count - 1, index));
    setCurrent(target);
    table.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus();
  };
  const step = (by: number) => (event: KeyboardEvent) => {
    if (!isAlive || count === 0 || document.querySelector('[role="dialog"]') !== null) return;
    event.preventDefault();
    // The first key shows where one stands.
    go(isInList() ? at + by : at);
  };
  const leap = (by: number) => (event: KeyboardEvent) => {
    if (isInList()) step(by)(event);
  };
  useHotkeys([
    ['J', step(1)],
    ['K', step(-1)],
    ['ArrowDown', leap(1)],
    ['ArrowUp', leap(-1)],
    ['PageDown', leap(PAGE)],
    ['PageUp', leap(-PAGE)],
    ['Home', leap(-count)],
    ['End', leap(count)],
  ]);
  return { at, setAt: setCurrent };
}
