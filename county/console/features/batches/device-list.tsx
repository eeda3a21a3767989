import { IconAlertTriangle, IconBan, IconCircleCheck, IconDeviceDesktop, IconHourglass } from '@tabler/icons-react';
import { instantToDay, instantToMinute } from '../../../../renderer/text/instants.ts';
import { Chip } from '../../../../renderer/ui/chip.tsx';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import type { DeviceView } from '../../api/views.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';

const COLUMNS: readonly ListColumn<DeviceView>[] = [
  { title: '电脑', width: 150, render: ({ pc }) => pc },
  { title: '登记日期', width: 110, render: ({ enrolledAt }) => instantToDay(enrolledAt) },
  { title: '最近收到', width: 150, render: ({ lastAt }) => (lastAt === null ? '—' : instantToMinute(lastAt)) },
  { title: '已收到第', width: 90, align: 'right', render: ({ received }) => received },
  { title: '已备份到第', width: 100, align: 'right', render: ({ durableThrough }) => durableThrough },
  { title: '状态', render: (device) => <Standing device={device} />, tooltip: gapWords },
];

/** The batch that is missing, in words; empty when nothing waits. */
function gapWords({ received, parked }: DeviceView): string {
  const [first] = parked;
  if (first === undefined) return '';
  const missing = received + 1 === first - 1 ? `第 ${first - 1} 批` : `第 ${received + 1} 至 ${first - 1} 批`;
  return `缺${missing}；第 ${parked.join('、')} 批已到，等补齐后自动接收。请联系乡镇补送。`;
}

function Standing({ device }: { readonly device: DeviceView }) {
  if (device.revokedAt !== null)
    return (
      <Chip meaning="neutral" icon={IconBan}>
        {instantToDay(device.revokedAt)} 停用
      </Chip>
    );
  if (device.parked.length > 0)
    return (
      <Chip meaning="warn" icon={IconAlertTriangle}>
        {gapWords(device)}
      </Chip>
    );
  return device.received === 0 ? (
    <Chip meaning="neutral" icon={IconHourglass}>
      还没有送来批次
    </Chip>
  ) : (
    <Chip meaning="ok" icon={IconCircleCheck}>
      连续，没有缺批
    </Chip>
  );
}

/** Every PC, how far it is. */
export function DeviceList({ devices }: { readonly devices: readonly DeviceView[] }) {
  return devices.length === 0 ? (
    <EmptyState
      icon={IconDeviceDesktop}
      title="还没有登记任何电脑"
      hint="在县级服务器上运行 npm run -s county -- make-code 电脑编号，把登记码告诉乡镇。"
    />
  ) : (
    <ListTable label="电脑" columns={COLUMNS} rows={devices} keyOf={({ device }) => device} />
  );
}
