import { IconPackageImport } from '@tabler/icons-react';
import { instantToMinute } from '../../../../renderer/text/instants.ts';
import { Money } from '../../../../renderer/ui/money.tsx';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import type { BatchView } from '../../api/views.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { PcName } from '../../ui/pc-name.tsx';
import { NO_FILTER } from '../cases/case-filter.ts';
import { useOpenCases } from '../cases/use-case-filter.ts';

const COLUMNS: readonly ListColumn<BatchView>[] = [
  { title: '收到时间', width: 150, render: ({ receivedAt }) => instantToMinute(receivedAt) },
  { title: '电脑', width: 250, render: ({ pc }) => <PcName pc={pc} />, tooltip: ({ pc }) => pc },
  { title: '批次', width: 80, align: 'right', render: ({ seq }) => seq },
  { title: '案件', width: 80, align: 'right', render: ({ count }) => count },
  { title: '其中待核', width: 90, align: 'right', render: ({ held }) => held },
  { title: '应救助合计', width: 150, align: 'right', render: ({ totalFen }) => <Money amount={totalFen} /> },
  { title: '校验值', render: ({ hash }) => hash.slice(0, 16), tooltip: ({ hash }) => hash },
];

/** The newest batches; one opens its cases. */
export function BatchList({ batches }: { readonly batches: readonly BatchView[] }) {
  const openCases = useOpenCases();
  return batches.length === 0 ? (
    <EmptyState icon={IconPackageImport} title="还没有收到批次" hint="乡镇送来或从 U 盘读入的批次会列在这里。" />
  ) : (
    <ListTable
      label="最近的批次"
      columns={COLUMNS}
      rows={batches}
      keyOf={({ batch }) => String(batch)}
      onOpen={({ batch, pc, seq }) => {
        openCases({ ...NO_FILTER, batch: { batch, name: `${pc} 第 ${seq} 批` } });
      }}
    />
  );
}
