import { Money } from '../../../../renderer/ui/money.tsx';
import type { StatisticsLine } from '../../api/figure-views.ts';
import type { ListColumn } from '../../ui/list-table.tsx';

/** `12.5%`; a dash of nothing. */
export const percentOf = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`;

/** Figures of one line, whatever it stands for. */
export const FIGURE_COLUMNS: readonly ListColumn<StatisticsLine>[] = [
  { title: '案件', width: 64, align: 'right', render: ({ cases }) => cases },
  { title: '合规费用', width: 125, align: 'right', render: ({ inScopeFen }) => <Money amount={inScopeFen} /> },
  { title: '应救助', width: 125, align: 'right', render: ({ payableFen }) => <Money amount={payableFen} /> },
  {
    title: '退回率',
    width: 72,
    align: 'right',
    render: ({ cases, returned }) => percentOf(returned, cases),
    tooltip: ({ returned }) => `退回过 ${returned} 件`,
  },
  {
    title: '受理到支付（中位）',
    width: 140,
    align: 'right',
    render: ({ medianDays }) => (medianDays === null ? '—' : `${medianDays} 天`),
  },
  { title: '支付笔数', width: 80, align: 'right', render: ({ paid }) => paid },
  { title: '已支付', width: 120, align: 'right', render: ({ paidFen }) => <Money amount={paidFen} /> },
];

/** The key of the line that is the sum of the others. */
export const TOTAL = '合计';
