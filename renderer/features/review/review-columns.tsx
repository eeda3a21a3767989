import type { ReviewRow } from '#shared/contract/case/review.ts';
import { shortNumber } from '../../text/application-number.ts';
import { instantInList } from '../../text/instants.ts';
import { Money } from '../../ui/money.tsx';
import type { Column } from '../../ui/table/column.ts';
import { OutdatedChip } from './outdated-chip.tsx';
import { daysWaiting } from './days-waiting.ts';

/** The columns of 复核. `isAlone`: the county lets one person settle and review. */
export const reviewColumns = (
  today: string,
  isAlone: boolean,
  outdated: ReadonlySet<string>,
): readonly Column<ReviewRow>[] => [
  {
    key: 'number',
    title: '申请号',
    width: 132,
    render: ({ application }) => shortNumber(application.number ?? ''),
    sortBy: ({ application }) => application.number ?? '',
    tooltip: ({ application }) => application.number ?? '',
  },
  {
    key: 'name',
    title: '姓名',
    render: ({ application }) => application.personName,
    sortBy: ({ application }) => application.personName,
    tooltip: ({ application }) => application.personName,
  },
  { key: 'idNumber', title: '身份证号', width: 142, render: ({ application }) => application.idNumberMasked },
  {
    key: 'village',
    title: '村',
    render: ({ application }) => application.village,
    sortBy: ({ application }) => application.village,
    tooltip: ({ application }) => application.village,
  },
  {
    key: 'payable',
    title: '应救助（元）',
    width: 116,
    align: 'right',
    render: ({ application }) => <Money amount={application.payable} weight="sum" />,
    sortBy: ({ application }) => application.payable ?? 0,
  },
  { key: 'settledBy', title: '测算人', width: 110, render: (row) => row.settledBy, sortBy: (row) => row.settledBy },
  {
    key: 'settledAt',
    title: '测算时间',
    width: 116,
    render: (row) => instantInList(row.settledAt, today),
    sortBy: (row) => row.settledAt,
  },
  {
    key: 'waiting',
    title: '已等',
    width: 76,
    align: 'right',
    render: (row) => daysWaiting(row.settledAt, today),
    sortBy: (row) => row.settledAt,
  },
  {
    key: 'next',
    title: '下一步',
    width: 168,
    render: (row) =>
      outdated.has(row.application.id) ? <OutdatedChip /> : row.isOwn && !isAlone ? '由另一位复核员复核' : '复核',
  },
];
