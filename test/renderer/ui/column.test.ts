import { expect, test } from 'vitest';
import { type Column, readSort, sortRows } from '../../../renderer/ui/table/column.ts';

type Row = { readonly name: string; readonly amount: number };
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', render: (row) => row.name, sortBy: (row) => row.name },
  { key: 'amount', title: '金额', render: (row) => row.amount, sortBy: (row) => row.amount },
  { key: 'plain', title: '其他', render: () => '' },
];
const ROWS: readonly Row[] = [
  { name: '那', amount: 9 },
  { name: '安', amount: 100 },
  { name: '佟', amount: 9 },
];
const names = (column: string, isDescending: boolean): string =>
  sortRows(ROWS, COLUMNS, { column, isDescending })
    .map(({ name }) => name)
    .join('');

test('numbers sort as numbers, names by sound, equal ones keep their order', () => {
  expect(names('amount', false)).toBe('那佟安');
  expect(names('amount', true)).toBe('安那佟');
  expect(names('name', false)).toBe('安那佟');
});

test('no sort, or one by a column that cannot sort, changes nothing', () => {
  expect(sortRows(ROWS, COLUMNS, null)).toBe(ROWS);
  expect(names('plain', true)).toBe('那安佟');
  expect(names('gone', false)).toBe('那安佟');
});

test('a kept sort that does not fit counts as none', () => {
  expect(readSort({ column: 'name', isDescending: true })).toEqual({ column: 'name', isDescending: true });
  for (const kept of [undefined, null, 'name', {}, { column: 1, isDescending: true }, { column: 'name' }])
    expect(readSort(kept)).toBeNull();
});
