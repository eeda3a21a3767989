import { Button } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { instantToDay, instantToMinute } from '../../../../renderer/text/instants.ts';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import type { PcView } from '../../api/views.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { PcName } from '../../ui/pc-name.tsx';
import { DeviceStanding } from '../batches/device-standing.tsx';
import { standingWords } from '../batches/gap-words.ts';

const COLUMNS: readonly ListColumn<PcView>[] = [
  { title: '电脑', width: 220, render: ({ pc }) => <PcName pc={pc} />, tooltip: ({ pc }) => pc },
  { title: '登记日期', width: 95, minWindow: 1280, render: ({ enrolledAt }) => instantToDay(enrolledAt) },
  { title: '最近联系', width: 130, render: ({ seenAt }) => (seenAt === null ? '—' : instantToMinute(seenAt)) },
  { title: '最近收到批次', width: 130, render: ({ lastAt }) => (lastAt === null ? '—' : instantToMinute(lastAt)) },
  { title: '已收到第', width: 70, align: 'right', render: ({ received }) => received },
  { title: '已备份到第', width: 84, minWindow: 1280, align: 'right', render: ({ durableThrough }) => durableThrough },
  { title: '要办理', width: 60, align: 'right', render: ({ open }) => open },
  { title: '其中待核', width: 75, align: 'right', render: ({ held }) => held },
  { title: '未取走', width: 60, minWindow: 1280, align: 'right', render: ({ unfetched }) => unfetched },
  {
    title: '状态',
    render: (device) => <DeviceStanding device={device} gap={`缺第 ${device.received + 1} 批`} />,
    tooltip: standingWords,
  },
];

type PcListProps = { readonly devices: readonly PcView[]; readonly onRevoke: (device: PcView) => void };

/** Every PC that was registered. */
export function PcList({ devices, onRevoke }: PcListProps) {
  const end: ListColumn<PcView> = {
    title: '办理',
    width: 88,
    render: (device) =>
      device.revokedAt === null ? (
        <Button size="compact-xs" variant="default" aria-label={`停用 ${device.pc}`} onClick={() => onRevoke(device)}>
          停用
        </Button>
      ) : null,
  };
  return devices.length === 0 ? (
    <EmptyState
      icon={IconDeviceDesktop}
      title="还没有登记任何电脑"
      hint="点「生成登记码」，把登记码告诉乡镇；乡镇在「设置 › 县级联网」输入。"
    />
  ) : (
    <ListTable label="电脑" height="fill" columns={[...COLUMNS, end]} rows={devices} keyOf={({ device }) => device} />
  );
}
