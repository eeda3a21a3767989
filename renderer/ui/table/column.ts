import type { ReactNode } from 'react';

/** One column of a table. */
export type Column<Row> = {
  /** Names the column in what is remembered; never shown. */
  readonly key: string;
  readonly title: string;
  /** First width in pixels. Columns without one share what is left. */
  readonly width?: number;
  /** Left out while the table is narrower than this, in pixels. */
  readonly minTable?: number;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
  readonly render: (row: Row) => ReactNode;
  /** Gives the column a sort button. */
  readonly sortBy?: (row: Row) => string | number;
  /** Shown when the pointer rests on the cell, for text that may be cut. */
  readonly tooltip?: (row: Row) => string;
};

/** Which column sorts, and which way. */
export type Sort = { readonly column: string; readonly isDescending: boolean };

/** For `usePreference`: a sort as it was kept. */
export function readSort(kept: unknown): Sort | null {
  if (typeof kept !== 'object' || kept === null || !('column' in kept) || !('isDescending' in kept)) return null;
  const { column, isDescending } = kept;
  return typeof column === 'string' && typeof isDescending === 'boolean' ? { column, isDescending } : null;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The rows in the order of the sort; equal ones keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const by = columns.find((column) => column.key === sort?.column)?.sortBy;
  if (sort === null || by === undefined) return rows;
  const direction = sort.isDescending ? -1 : 1;
  return rows.toSorted((left, right) => {
    const [a, b] = [by(left), by(right)];
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return order * direction;
  });
}
