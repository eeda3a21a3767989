import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { usePreference } from '../../client/preference/use-preference.ts';
import { type Column, readSort, type Sort, sortRows } from './column.ts';
import { HeaderCell } from './header-cell.tsx';
import css from './table.module.css';
import { useColumnWidths } from './use-column-widths.ts';
import { useRowKeys } from './use-row-keys.ts';

const ROW_HEIGHT = 34;
/** What a column without a width of its own gets at least. */
const FLEXIBLE_WIDTH = 88;
/** Below this many rows the browser scrolls them faster than any trick. */
const VIRTUAL_FROM = 100;
/** So many rows before the end the next ones are asked for. */
const NEAR_END = 60;

type DataTableProps<Row> = {
  /** Names the table in what is remembered. */
  readonly id: string;
  /** Read aloud before the table. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Enter or a click on a row, but not on a button or box inside it. */
  readonly onOpen?: (row: Row) => void;
  /** Space on a row. */
  readonly onToggle?: (row: Row) => void;
  readonly isSelected?: (row: Row) => boolean;
  readonly defaultSort?: Sort;
  /** The rows are the first of a longer list and come sorted already; who sorted them is told what is wanted. */
  readonly part?: {
    readonly sort: Sort;
    readonly onSort: (sort: Sort) => void;
    /** How many rows the whole list has. */
    readonly total: number;
    /** The end of these rows is near. */
    readonly onEnd: () => void;
  };
  /** `fill` takes the height that is left, `content` grows with its rows up to half the window. @default 'fill' */
  readonly height?: 'fill' | 'content';
  /** Delete on a row. */
  readonly onRemove?: (row: Row) => void;
  /** A sentence under a row about that row; null: nothing to say. */
  readonly noteOf?: (row: Row) => ReactNode;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
};

/** A dense table: sticky header, sorting, remembered widths, ↑↓ Home End Enter Space on rows, virtual when long. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    id,
    label,
    columns: allColumns,
    rows,
    keyOf,
    onOpen,
    onToggle,
    isSelected,
    defaultSort = null,
    height = 'fill',
    onRemove,
    noteOf,
    part,
    empty,
  } = props;
  const { ref: measure, width: room } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = allColumns.filter(({ minTable = 0 }) => room === 0 || room >= minTable);
  const [ownSort, setOwnSort] = usePreference<Sort | null>(`sort-${id}`, readSort, defaultSort);
  const { widths, set: setWidth } = useColumnWidths(id);
  const [sort, setSort] = part === undefined ? [ownSort, setOwnSort] : [part.sort, part.onSort];
  const sorted = part === undefined ? sortRows(rows, allColumns, sort) : rows;
  const isVirtual = sorted.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: isVirtual ? sorted.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const shown = isVirtual ? virtual.getVirtualItems().map((item) => item.index) : sorted.map((_, index) => index);
  const [first = 0, last = -1] = [shown[0], shown.at(-1)];
  const isNearEnd = last >= sorted.length - NEAR_END;
  const onEnd = useEffectEvent(() => part?.onEnd());
  useEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, sorted.length]);
  const isInteractive = onOpen !== undefined || onToggle !== undefined;

  const { at, setAt, onKeyDown } = useRowKeys({
    rows: sorted,
    scroller,
    reveal: (index) => {
      if (isVirtual) virtual.scrollToIndex(index);
    },
    onOpen,
    onToggle,
    onRemove,
  });
  const box = useMergedRef(scroller, measure);

  return (
    <div ref={box} className={css['scroller']} data-height={height} data-long={isVirtual || undefined}>
      <table
        className={css['table']}
        aria-label={label}
        aria-rowcount={(part?.total ?? sorted.length) + 1}
        role={isInteractive ? 'grid' : undefined}
        style={{ minWidth: widthOf(columns, widths) }}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} width={widths[column.key] ?? column.width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell
                key={column.key}
                column={column}
                sort={sort}
                onSort={setSort}
                onWidth={(width) => setWidth(column.key, width)}
              />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          <Gap height={first * ROW_HEIGHT} isThere={isVirtual} />
          {shown.map((index) => {
            const row = sorted[index];
            if (row === undefined) return null;
            const selected = isSelected?.(row);
            const note = noteOf?.(row) ?? null;
            return (
              <Fragment key={keyOf(row)}>
                <tr
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-selected={selected}
                  tabIndex={isInteractive ? (index === at ? 0 : -1) : undefined}
                  data-interactive={isInteractive || undefined}
                  onFocus={() => setAt(index)}
                  onClick={(event) => {
                    if (!isControl(event.target)) onOpen?.(row);
                  }}
                >
                  {columns.map((column) => (
                    <td key={column.key} data-align={column.align} title={column.tooltip?.(row)}>
                      {column.render(row)}
                    </td>
                  ))}
                </tr>
                {note === null ? null : (
                  <tr className={css['note']}>
                    <td colSpan={columns.length}>{note}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
          <Gap height={(sorted.length - 1 - last) * ROW_HEIGHT} isThere={isVirtual} />
        </tbody>
      </table>
      {sorted.length === 0 ? empty : null}
    </div>
  );
}

/** What the columns need at least; a narrower place scrolls sideways. */
const widthOf = <Row,>(columns: readonly Column<Row>[], widths: Readonly<Record<string, number>>): number =>
  columns.reduce((sum, { key, width = FLEXIBLE_WIDTH }) => sum + (widths[key] ?? width), 0);

/** Stands for the rows that are not drawn. */
function Gap({ height, isThere }: { readonly height: number; readonly isThere: boolean }) {
  if (!isThere || height <= 0) return null;
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input, label') !== null;
