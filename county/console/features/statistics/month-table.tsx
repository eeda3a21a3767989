import type { StatisticsLine } from '../../api/figure-views.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { NO_FILTER } from '../cases/case-filter.ts';
import { useOpenCases } from '../cases/use-case-filter.ts';
import { FIGURE_COLUMNS, TOTAL } from './figure-columns.tsx';

type MonthTableProps = {
  readonly months: readonly StatisticsLine[];
  readonly total: StatisticsLine;
  /** Null: all. */
  readonly township: string | null;
};

/** Month by month; one opens the cases accepted in it. */
export function MonthTable({ months, total, township }: MonthTableProps) {
  const openCases = useOpenCases();
  return (
    <ListTable
      label="按月份"
      columns={[{ title: '月份', render: ({ key }) => key }, ...FIGURE_COLUMNS]}
      rows={[...months, { ...total, key: TOTAL }]}
      keyOf={({ key }) => key}
      onOpen={({ key }) => {
        if (key === TOTAL) return;
        openCases({ ...NO_FILTER, month: key, township: township ?? '' });
      }}
    />
  );
}
