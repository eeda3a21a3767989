import { IconDeviceDesktop } from '@tabler/icons-react';
import { instantToDay, instantToMinute } from '../../../../renderer/text/instants.ts';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import type { DeviceView } from '../../api/views.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { PcName } from '../../ui/pc-name.tsx';
import { DeviceStanding } from './device-standing.tsx';
import { gapWords, standingWords } from './gap-words.ts';

const COLUMNS: readonly ListColumn<DeviceView>[] = [
  { title: '电脑', width: 250, render: ({ pc }) => <PcName pc={pc} />, tooltip: ({ pc }) => pc },
  { title: '登记日期', width: 110, render: ({ enrolledAt }) => instantToDay(enrolledAt) },
  { title: '最近收到', width: 150, render: ({ lastAt }) => (lastAt === null ? '—' : instantToMinute(lastAt)) },
  { title: '已收到第', width: 90, align: 'right', render: ({ received }) => received },
  { title: '已备份到第', width: 100, align: 'right', render: ({ durableThrough }) => durableThrough },
  {
    title: '状态',
    render: (device) => <DeviceStanding device={device} gap={gapWords(device)} />,
    tooltip: standingWords,
  },
];

/** Every PC, how far it is. */
export function DeviceList({ devices }: { readonly devices: readonly DeviceView[] }) {
  return devices.length === 0 ? (
    <EmptyState icon={IconDeviceDesktop} title="还没有登记任何电脑" hint="管理员在「电脑」里生成登记码，告诉乡镇。" />
  ) : (
    <ListTable label="电脑" columns={COLUMNS} rows={devices} keyOf={({ device }) => device} />
  );
}
