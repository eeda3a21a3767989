import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import css from '../../../renderer/ui/table/table.module.css';
import { useListKeys } from './use-list-keys.ts';

/** One column of a list. Columns without a width share what is left. */
export type ListColumn<Row> = {
  readonly title: string;
  readonly width?: number;
  readonly align?: 'right';
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
  /** Name of a list that one comes back to: it keeps its place. @default null */
  readonly keptAs?: string;
  /** `fill` takes the height that is left, `content` grows with its rows. @default 'content' */
  readonly height?: 'fill' | 'content';
  /** Under the last row, or instead of rows. */
  readonly foot?: ReactNode;
};

/** A dense list, j and k through its rows. A page holds at most one that opens something. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { label, columns, rows, keyOf, onOpen, keptAs, height = 'content', foot } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const { at, setAt } = useListKeys(body, rows.length, onOpen !== undefined, keptAs ?? null);
  const onKeyDown = (event: KeyboardEvent, row: Row): void => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLTableRowElement)) return;
    event.preventDefault();
    onOpen?.(row);
  };
  return (
    <div className={css['scroller']} data-height={height} tabIndex={height === 'fill' ? -1 : undefined}>
      <table className={css['table']} aria-label={label}>
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
          {rows.map((row, index) => (
            <tr
              key={keyOf(row)}
              data-index={index}
              tabIndex={onOpen === undefined ? undefined : index === at ? 0 : -1}
              data-interactive={onOpen !== undefined || undefined}
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
          ))}
        </tbody>
      </table>
      {foot}
    </div>
  );
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input, label') !== null;
