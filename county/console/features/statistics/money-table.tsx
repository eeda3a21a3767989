import { Money } from '../../../../renderer/ui/money.tsx';
import type { MoneyLine, StatisticsLine } from '../../api/figure-views.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { TOTAL } from './figure-columns.tsx';

const COLUMNS: readonly ListColumn<MoneyLine>[] = [
  { title: '救助身份', width: 260, render: ({ identity }) => identity ?? '未知' },
  {
    title: '政策',
    render: ({ pack }) => (pack === '' ? '未知' : pack),
    tooltip: ({ pack }) => pack,
  },
  { title: '支付笔数', width: 100, align: 'right', render: ({ paid }) => paid },
  { title: '已支付', width: 160, align: 'right', render: ({ paidFen }) => <Money amount={paidFen} /> },
];

type MoneyTableProps = { readonly money: readonly MoneyLine[]; readonly total: StatisticsLine };

/** Money by identity and policy, with the sum of the lines above. */
export function MoneyTable({ money, total: { paid, paidFen } }: MoneyTableProps) {
  return (
    <ListTable
      label="已支付：按救助身份和政策"
      columns={COLUMNS}
      rows={[...money, { identity: TOTAL, pack: ' ', paid, paidFen }]}
      keyOf={({ identity, pack }) => `${identity ?? ''}/${pack}`}
    />
  );
}
