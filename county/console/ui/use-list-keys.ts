import { useHotkeys } from '@mantine/hooks';
import { type RefObject, useEffect, useState } from 'react';
import { useKept } from '../client/use-kept.ts';

const PAGE = 10;

type ListKeysOptions = {
  readonly table: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly isAlive: boolean;
  readonly keptAs: string | null;
  /** Brings a row onto the screen that may not be drawn. */
  readonly reveal: (index: number) => void;
};
type ListKeys = { readonly at: number; readonly setAt: (index: number) => void };

/** j k ↑ ↓ Home End PageUp PageDown move through the rows of the one list of a page, from anywhere but a field; Enter is the row's own.
 * `keptAs` names a list that keeps its place while one is elsewhere. */
export function useListKeys({ table, count, isAlive, keptAs, reveal }: ListKeysOptions): ListKeys {
  const [kept, keep] = useKept<number | null>(`place/${keptAs ?? ''}`, null);
  const [current, setPlace] = useState(keptAs === null ? 0 : (kept ?? 0));
  const setCurrent = (index: number): void => {
    setPlace(index);
    if (keptAs !== null) keep(index);
  };
  useEffect(() => {
    // Whoever comes back stands where they left. The row that was there may go as the list is asked anew: the next one is in its place.
    if (keptAs === null || kept === null || count === 0 || document.activeElement !== document.body) return;
    goTo(Math.min(kept, count - 1), (row) => {
      row.scrollIntoView({ block: 'center' });
      row.focus({ preventScroll: true });
    });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when the list is there and when rows go; not as one moves in it
  }, [count]);
  /** A row far away is drawn only when the list has scrolled to it. */
  const goTo = (index: number, act: (row: HTMLElement) => void): void => {
    const find = (): HTMLElement | null => table.current?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
    const row = find();
    if (row !== null) return act(row);
    reveal(index);
    requestAnimationFrame(() => {
      const drawn = find();
      if (drawn !== null) act(drawn);
    });
  };
  const at = Math.max(0, Math.min(current, count - 1));
  const isInList = (): boolean => table.current?.contains(document.activeElement) === true;
  const go = (index: number): void => {
    const target = Math.max(0, Math.min(count - 1, index));
    setCurrent(target);
    goTo(target, (row) => row.focus());
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
