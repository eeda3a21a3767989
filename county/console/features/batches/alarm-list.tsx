import { instantToMinute } from '../../../../renderer/text/instants.ts';
import type { AlarmView } from '../../api/views.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { PcName } from '../../ui/pc-name.tsx';
import { ALARM_WORDS } from '../../words.ts';

const COLUMNS: readonly ListColumn<AlarmView>[] = [
  { title: '发现时间', width: 150, render: ({ at }) => instantToMinute(at) },
  { title: '电脑', width: 250, render: ({ pc }) => <PcName pc={pc} />, tooltip: ({ pc }) => pc },
  { title: '批次', width: 80, align: 'right', render: ({ seq }) => seq },
  {
    title: '情况',
    render: ({ alarm, refusal }) => `${ALARM_WORDS[alarm]}${refusal === '' ? '。' : `：${refusal}`}`,
    tooltip: ({ refusal }) => refusal,
  },
  { title: '校验值', width: 110, render: ({ hash }) => hash.slice(0, 8), tooltip: ({ hash }) => hash },
  { title: '现状', width: 90, render: ({ isKept }) => (isKept ? '隔离中' : '已处理') },
];

/** What did not go into the books. */
export function AlarmList({ alarms }: { readonly alarms: readonly AlarmView[] }) {
  return <ListTable label="要人查看的批次" columns={COLUMNS} rows={alarms} keyOf={({ id }) => id} />;
}
