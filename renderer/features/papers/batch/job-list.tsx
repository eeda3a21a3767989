import { IconCircleCheck, IconCircleX, IconClock, IconFileCheck, IconLoader2 } from '@tabler/icons-react';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { Chip } from '../../../ui/chip.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { type JobItem, STATE_WORDS } from './job.ts';

const FACES = {
  waiting: { meaning: 'neutral', icon: IconClock },
  working: { meaning: 'info', icon: IconLoader2 },
  made: { meaning: 'ok', icon: IconFileCheck },
  sent: { meaning: 'ok', icon: IconCircleCheck },
  failed: { meaning: 'danger', icon: IconCircleX },
} as const;

/** Every paper of the job in the order it is printed, and how it stands. */
export function JobList({ items }: { readonly items: readonly JobItem[] }) {
  return <DataTable id="paper-job" label="成批文书" columns={COLUMNS} rows={items} keyOf={({ key }) => key} />;
}

const COLUMNS: readonly Column<JobItem>[] = [
  { key: 'number', title: '申请号', width: 210, render: ({ number }) => number },
  { key: 'person', title: '申请人', width: 120, render: ({ personName }) => personName },
  {
    key: 'kind',
    title: '文书',
    width: 200,
    render: ({ kind, isDraft }) => `${PRINT_TITLES[kind]}${isDraft ? '（草稿）' : ''}`,
  },
  {
    key: 'state',
    title: '进展',
    width: 130,
    render: ({ state }) => <Chip {...FACES[state]}>{STATE_WORDS[state]}</Chip>,
  },
  { key: 'why', title: '说明', render: ({ why }) => why, tooltip: ({ why }) => why },
];
