import { Button } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useState } from 'react';
import { instantToMinute } from '../../../../renderer/text/instants.ts';
import { Money } from '../../../../renderer/ui/money.tsx';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import type { BatchView } from '../../api/views.ts';
import { sentenceOf } from '../../client/console-failure.ts';
import { useAsk } from '../../client/use-call.ts';
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

type BatchListProps = { readonly batches: readonly BatchView[]; readonly hasMore: boolean };

/** The newest batches, older ones on demand; one opens its cases. */
export function BatchList({ batches, hasMore }: BatchListProps) {
  const openCases = useOpenCases();
  /** What was shown stays, also when newer ones push it out of the first page. */
  const [older, setOlder] = useState<BatchListProps>({ batches: [], hasMore });
  const asking = useAsk('more-batches');
  const known = new Set(batches.map(({ batch }) => batch));
  const rows = [...batches, ...older.batches.filter(({ batch }) => !known.has(batch))];
  const last = rows.at(-1);
  if (last === undefined)
    return (
      <EmptyState icon={IconPackageImport} title="还没有收到批次" hint="乡镇送来或从 U 盘读入的批次会列在这里。" />
    );
  const showMore = (): void =>
    asking.mutate(
      { before: last.batch },
      { onSuccess: (more) => setOlder({ batches: [...rows, ...more.batches], hasMore: more.hasMore }) },
    );
  return (
    <>
      <ListTable
        label="最近的批次"
        columns={COLUMNS}
        rows={rows}
        keyOf={({ batch }) => String(batch)}
        onOpen={({ batch, pc, seq }) => openCases({ ...NO_FILTER, batch: { batch, name: `${pc} 第 ${seq} 批` } })}
      />
      {asking.error === null ? null : (
        <Notice meaning="danger" role="alert">
          {sentenceOf(asking.error)}
        </Notice>
      )}
      {older.hasMore ? (
        <Button m="md" variant="default" loading={asking.isPending} onClick={showMore}>
          再显示 200 批
        </Button>
      ) : null}
    </>
  );
}
