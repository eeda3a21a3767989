import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import css from './desk.module.css';
import { focusChosen } from './focus-chosen.ts';
import { ReviewItem } from './review-item.tsx';
import type { ReviewDesk } from './use-review-desk.ts';

const ROW_HEIGHT = 58;
const PAGE = 8;

type ReviewListProps = {
  readonly label: string;
  readonly rows: ReviewDesk['rows'];
  readonly chosen: string | null;
  readonly drafts: ReviewDesk['drafts'];
  readonly onChoose: (id: string) => void;
  /** Enter or a click: the work goes on in the case. */
  readonly onEnter: (id: string) => void;
};

/** What waits, virtual at any length. The row with the cursor is the case on the right. */
export function ReviewList({ label, rows, chosen, drafts, onChoose, onEnter }: ReviewListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const at = rows.findIndex(({ application }) => application.id === chosen);
  useLayoutEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at);
  }, [virtual, at]);
  const goTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    flushSync(() => onChoose(row.application.id));
    if (scroller.current !== null) focusChosen(scroller.current);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = targetOf(event.key, at, rows.length);
    if (event.ctrlKey || event.altKey || (to === null && event.key !== 'Enter')) return;
    event.preventDefault();
    if (to !== null) goTo(to);
    else if (chosen !== null) onEnter(chosen);
  };
  return (
    <div ref={scroller} className={css['list']}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length}
        className={css['rows']}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const { id } = row.application;
          return (
            <div
              key={id}
              role="row"
              aria-rowindex={index + 1}
              aria-selected={id === chosen}
              tabIndex={id === chosen ? 0 : -1}
              className={css['row']}
              style={{ height: ROW_HEIGHT, translate: `0 ${start}px` }}
              onClick={() => onEnter(id)}
            >
              <ReviewItem row={row} draftCount={drafts.get(id)?.length ?? 0} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The row a key leads to; null: the key leads nowhere. */
function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + PAGE;
    case 'PageUp':
      return at - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
