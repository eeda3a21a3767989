import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type PointerEvent, useRef } from 'react';
import type { Column, Sort } from './column.ts';
import css from './table.module.css';

const MIN_WIDTH = 48;

type HeaderCellProps<Row> = {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
  /** Null: back to the first width. */
  readonly onWidth: (width: number | null) => void;
};

/** A column's title; a click sorts, the right edge is dragged for the width, a double click there gives it back. */
export function HeaderCell<Row>({ column, sort, onSort, onWidth }: HeaderCellProps<Row>) {
  const cell = useRef<HTMLTableCellElement>(null);
  const isSorted = sort?.column === column.key;
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    const handle = event.currentTarget;
    const startX = event.clientX;
    const startWidth = cell.current?.offsetWidth ?? MIN_WIDTH;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => onWidth(Math.max(MIN_WIDTH, Math.round(startWidth + move.clientX - startX)));
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
    };
  };
  return (
    <th
      ref={cell}
      scope="col"
      data-align={column.align}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
    >
      {column.sortBy === undefined ? (
        column.title
      ) : (
        <button
          type="button"
          className={css['sort']}
          onClick={() => onSort({ column: column.key, isDescending: isSorted && !sort.isDescending })}
        >
          {column.title}
          {isSorted ? (
            sort.isDescending ? (
              <IconArrowDown size={12} aria-hidden />
            ) : (
              <IconArrowUp size={12} aria-hidden />
            )
          ) : null}
        </button>
      )}
      <span className={css['handle']} onPointerDown={onPointerDown} onDoubleClick={() => onWidth(null)} aria-hidden />
    </th>
  );
}
