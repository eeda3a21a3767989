import { type KeyboardEvent, type RefObject, useState } from 'react';

const PAGE = 10;

type RowKeysOptions<Row> = {
  readonly rows: readonly Row[];
  readonly scroller: RefObject<HTMLElement | null>;
  /** Brings a row that is not drawn into being. */
  readonly reveal: (index: number) => void;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly onToggle: ((row: Row) => void) | undefined;
  readonly onRemove: ((row: Row) => void) | undefined;
};

type RowKeys = {
  /** The row that Tab reaches. */
  readonly at: number;
  readonly setAt: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/** ↑↓ Home End PageUp PageDown move the focus; Enter, Space and Delete act on the row that has it. */
export function useRowKeys<Row>({ rows, scroller, reveal, onOpen, onToggle, onRemove }: RowKeysOptions<Row>): RowKeys {
  const [current, setCurrent] = useState(0);
  const at = Math.max(0, Math.min(current, rows.length - 1));
  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index));
    setCurrent(target);
    reveal(target);
    // A row scrolled into being exists after the next frame.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus());
  };
  const actOf = (key: string, row: Row): (() => void) | undefined => {
    switch (key) {
      case 'ArrowDown':
        return () => focusRow(at + 1);
      case 'ArrowUp':
        return () => focusRow(at - 1);
      case 'Home':
        return () => focusRow(0);
      case 'End':
        return () => focusRow(rows.length - 1);
      case 'PageDown':
        return () => focusRow(at + PAGE);
      case 'PageUp':
        return () => focusRow(at - PAGE);
      case 'Enter':
        return onOpen === undefined ? undefined : () => onOpen(row);
      case ' ':
        return onToggle === undefined ? undefined : () => onToggle(row);
      case 'Delete':
        return onRemove === undefined ? undefined : () => onRemove(row);
      default:
        return undefined;
    }
  };
  return {
    at,
    setAt: setCurrent,
    onKeyDown: (event) => {
      const row = rows[at];
      if (row === undefined || !(event.target instanceof HTMLTableRowElement)) return;
      const act = event.ctrlKey || event.altKey ? undefined : actOf(event.key, row);
      if (act === undefined) return;
      event.preventDefault();
      act();
    },
  };
}
