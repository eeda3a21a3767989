import { useViewportSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import css from '../../../renderer/ui/table/table.module.css';
import { useListKeys } from './use-list-keys.ts';

const ROW_HEIGHT = 34;
/** Below this many rows the browser scrolls them faster than any trick. */
const VIRTUAL_FROM = 150;

/** One column of a list. Columns without a width share what is left. */
export type ListColumn<Row> = {
  readonly title: string;
  readonly width?: number;
  readonly align?: 'right';
  /** Left out in a window that is narrower than this, pixels: what else a row says is worth more there. */
  readonly minWindow?: number;
  readonly render: (row: Row) => ReactNode;
  /** Shown when the pointer rests on the cell, for text that may be cut. */
  readonly tooltip?: (row: Row) => string;
};

type ListTableProps<Row> = {
  /** Read aloud before the table. */
  readonly label: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Enter or a click on a row. */
  readonly onOpen?: (row: Row) => void;
  /** Space on a row. */
  readonly onToggle?: (row: Row) => void;
  /** Name of a list that one comes back to: it keeps its place. @default null */
  readonly keptAs?: string;
  /** `fill` takes the height that is left, `content` grows with its rows. @default 'content' */
  readonly height?: 'fill' | 'content';
  /** Under the last row, or instead of rows. */
  readonly foot?: ReactNode;
};

/** A dense list, j and k through its rows. A page holds at most one that opens something. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { label, columns: all, rows, keyOf, onOpen, onToggle, keptAs, height = 'content', foot } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const { width: windowWidth } = useViewportSize();
  const columns = all.filter(({ minWindow = 0 }) => windowWidth === 0 || windowWidth >= minWindow);
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const shown = isVirtual ? virtual.getVirtualItems().map(({ index }) => index) : rows.map((_, index) => index);
  const [first = 0, last = -1] = [shown[0], shown.at(-1)];
  const isInteractive = onOpen !== undefined || onToggle !== undefined;
  const { at, setAt } = useListKeys({
    table: body,
    count: rows.length,
    isAlive: isInteractive,
    keptAs: keptAs ?? null,
    reveal: (index) => {
      if (isVirtual) virtual.scrollToIndex(index);
    },
  });
  const onKeyDown = (event: KeyboardEvent, row: Row): void => {
    const act = event.key === 'Enter' ? onOpen : event.key === ' ' ? onToggle : undefined;
    if (act === undefined || !(event.target instanceof HTMLTableRowElement)) return;
    event.preventDefault();
    act(row);
  };
  return (
    <div
      ref={scroller}
      className={css['scroller']}
      data-height={height}
      data-long={isVirtual || undefined}
      tabIndex={height === 'fill' ? -1 : undefined}
    >
      <table className={css['table']} aria-label={label} aria-rowcount={isVirtual ? rows.length + 1 : undefined}>
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} width={width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ title, align }) => (
              <th key={title} scope="col" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          <Gap height={first * ROW_HEIGHT} isThere={isVirtual} />
          {shown.map((index) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr
                key={keyOf(row)}
                data-index={index}
                aria-rowindex={isVirtual ? index + 2 : undefined}
                tabIndex={isInteractive ? (index === at ? 0 : -1) : undefined}
                data-interactive={isInteractive || undefined}
                onFocus={() => setAt(index)}
                onClick={(event) => {
                  if (!isControl(event.target)) onOpen?.(row);
                }}
                onKeyDown={(event) => onKeyDown(event, row)}
              >
                {columns.map(({ title, align, render, tooltip }) => (
                  <td key={title} data-align={align} title={tooltip?.(row)}>
                    {render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={(rows.length - 1 - last) * ROW_HEIGHT} isThere={isVirtual} />
        </tbody>
      </table>
      {foot}
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height, isThere }: { readonly height: number; readonly isThere: boolean }) {
  return isThere && height > 0 ? (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input, label') !== null;
