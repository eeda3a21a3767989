import type { StatisticsLine, WaitLine } from '../../api/figure-views.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { WAIT_WORDS } from '../../words.ts';
import { percentOf, TOTAL } from './figure-columns.tsx';

type Line = { readonly words: string; readonly cases: number; readonly of: number };

const COLUMNS: readonly ListColumn<Line>[] = [
  { title: '县级收到到首次决定', width: 260, render: ({ words }) => words },
  { title: '案件', width: 100, align: 'right', render: ({ cases }) => cases },
  { title: '占比', width: 100, align: 'right', render: ({ cases, of }) => percentOf(cases, of) },
  { title: ' ', render: () => '' },
];

type WaitTableProps = { readonly waits: readonly WaitLine[]; readonly total: StatisticsLine };

/** How many cases had the county's first word after how many days. */
export function WaitTable({ waits, total: { cases: of } }: WaitTableProps) {
  const lines = waits.map(({ key, cases }) => ({ words: WAIT_WORDS[key], cases, of }));
  return (
    <ListTable
      label="县级办理用时"
      columns={COLUMNS}
      rows={[...lines, { words: TOTAL, cases: of, of }]}
      keyOf={({ words }) => words}
    />
  );
}
