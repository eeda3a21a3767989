import type { DeskRow } from '#shared/contract/case/application.ts';
import { shortNumber } from '../../text/application-number.ts';
import { instantInList } from '../../text/instants.ts';
import { WORDS } from '../../text/words.ts';
import { Money } from '../../ui/money.tsx';
import { NoticeChip } from '../public-notice/notice-chip.tsx';
import { StageChip } from '../sync/stage-chip.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import type { Column } from '../../ui/table/column.ts';
import css from './desk.module.css';
import { DeadlineCell, deadlineWords } from './row/deadline-cell.tsx';
import { type DeskChange, NextCell } from './row/next-cell.tsx';
import { type NextFacts, type NextPlace, nextStep } from './row/next-step.ts';

/** What the columns are made by. */
type DeskColumnsBy = {
  readonly today: string;
  /** Null for those who may neither throw a draft away nor take one back. */
  readonly change: DeskChange | null;
  readonly facts: NextFacts;
  readonly onGo: (row: DeskRow, place: NextPlace) => void;
};

/** The columns of the queue. Only drafts can be thrown away, only thrown away ones can be taken back. */
export const deskColumns = ({ today, change, facts, onGo }: DeskColumnsBy): readonly Column<DeskRow>[] => [
  {
    key: 'number',
    title: '申请号',
    width: 124,
    // The township's part is the same in every row; the whole number is said on hover and stands on the application.
    render: ({ number }) =>
      number === null ? <span className={css['faint']}>{WORDS.noNumber}</span> : shortNumber(number),
    sortBy: (row) => row.number ?? '',
    tooltip: (row) => row.number ?? '',
  },
  {
    key: 'name',
    title: '姓名',
    render: (row) => (row.personName === '' ? <span className={css['faint']}>{WORDS.noName}</span> : row.personName),
    sortBy: (row) => row.personName,
    tooltip: (row) => row.personName,
  },
  { key: 'idNumber', title: '身份证号', width: 142, render: (row) => row.idNumberMasked },
  {
    key: 'village',
    title: '村',
    render: (row) => row.village,
    sortBy: (row) => row.village,
    tooltip: (row) => row.village,
  },
  {
    key: 'visits',
    title: '票据数',
    width: 64,
    minTable: 1240,
    align: 'right',
    render: (row) => row.visitCount,
    sortBy: (row) => row.visitCount,
  },
  {
    key: 'total',
    title: '总费用（元）',
    width: 102,
    align: 'right',
    render: (row) => <Money amount={row.totalCost} />,
    sortBy: (row) => row.totalCost ?? -1,
  },
  {
    key: 'payable',
    title: '应救助（元）',
    width: 102,
    align: 'right',
    render: (row) => <Money amount={row.payable} weight="sum" />,
    sortBy: (row) => row.payable ?? -1,
  },
  {
    key: 'status',
    title: '状态',
    width: 130,
    render: ({ status, county, notice }) =>
      county !== undefined ? (
        <StageChip stage={county} />
      ) : notice === undefined || notice === 'asked' ? (
        <StatusChip status={status} />
      ) : (
        <NoticeChip stage={notice} />
      ),
  },
  {
    key: 'due',
    title: '期限',
    width: 96,
    render: (row) => <DeadlineCell deadline={row.deadline} />,
    sortBy: (row) => row.deadline?.left ?? Number.MAX_SAFE_INTEGER,
    tooltip: deadlineWords,
  },
  {
    key: 'updated',
    title: '更新时间',
    width: 104,
    minTable: 1200,
    render: (row) => <span className={css['soft']}>{instantInList(row.updatedAt, today)}</span>,
    sortBy: (row) => row.updatedAt,
  },
  {
    key: 'next',
    title: '下一步',
    width: 160,
    render: (row) => (
      <NextCell row={row} step={nextStep(row, facts)} change={change} onGo={(place) => onGo(row, place)} />
    ),
  },
];
