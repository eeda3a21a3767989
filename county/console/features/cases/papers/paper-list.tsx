import { IconAlertTriangle, IconClock, IconFileOff } from '@tabler/icons-react';
import { fileSize, instantToMinute } from '../../../../../renderer/text/instants.ts';
import { Chip } from '../../../../../renderer/ui/chip.tsx';
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx';
import type { PaperRow } from './paper-rows.ts';

const WHY_WORDS = {
  not_here: '随批列明，尚未收到',
  damaged: '乡镇电脑上的文件已损坏或不在',
  too_large: '文件太大，不能传送，请看原件',
  media: '文件格式不能传送，请看原件',
} as const;

const kindWords = (row: PaperRow): string => (row.paper === null || row.paper.printed !== null ? '打印件' : '扫描件');

const COLUMNS: readonly ListColumn<PaperRow>[] = [
  { title: '材料', render: ({ title }) => title, tooltip: ({ title }) => title },
  { title: '对应票据', width: 240, render: ({ bill }) => (bill === '' ? '—' : bill), tooltip: ({ bill }) => bill },
  { title: '类型', width: 80, render: (row) => (row.paper === null ? '—' : kindWords(row)) },
  { title: '大小', width: 90, align: 'right', render: ({ paper }) => (paper === null ? '—' : fileSize(paper.bytes)) },
  {
    title: '收到',
    width: 230,
    render: (row) =>
      row.paper === null ? (
        <Chip
          meaning={row.why === 'not_here' ? 'neutral' : 'warn'}
          icon={row.why === 'not_here' ? IconClock : IconFileOff}
        >
          {WHY_WORDS[row.why]}
        </Chip>
      ) : row.isNamed ? (
        instantToMinute(row.paper.receivedAt)
      ) : (
        <Chip meaning="warn" icon={IconAlertTriangle}>
          未在记录中列明
        </Chip>
      ),
    tooltip: (row) => (row.paper !== null && !row.isNamed ? '记录里没有这份打印件的校验值：不能当作随批的打印件' : ''),
  },
];

type PaperListProps = { readonly rows: readonly PaperRow[]; readonly onOpen: (row: PaperRow) => void };

/** Every paper of a case, those that are missing as well. */
export const PaperList = ({ rows, onOpen }: PaperListProps) => (
  <ListTable label="材料" columns={COLUMNS} rows={rows} keyOf={({ key }) => key} onOpen={onOpen} />
);
