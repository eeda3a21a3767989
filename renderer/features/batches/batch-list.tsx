import { IconPackage } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BatchRow } from '#shared/contract/case/batch.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { fileSize, instantToMinute } from '../../text/instants.ts';
import { Money } from '../../ui/money.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { waited } from '../backup/ago.ts';
import { ListPaperButton } from '../papers/list-paper-button.tsx';
import { BatchProblem, BatchStageChip } from '../sync/stage-chip.tsx';
import { BatchAct } from './batch-act.tsx';
import css from './batches.module.css';
import { PrintBatch } from './print-batch.tsx';

/** The sealed batches, newest first, each to be exported as often as needed: always the same bytes. */
export function BatchList() {
  const { data, error, refetch } = useChannel('batch/list', {});
  const navigate = useNavigate();
  const exporting = useAction('batch/export', ['batch/list']);
  const exportBatch = (row: BatchRow) =>
    exporting.mutate(
      { batchId: row.id },
      {
        onSuccess: ({ path }) => {
          if (path !== null) notifyDone(`第 ${row.seq} 批已写到 ${path}，并读回核对一致，可以拔出 U 盘。`);
        },
        onError: notifyFailure,
      },
    );
  return (
    <PageSection title="已封批次" note="收到县级回执才算送达。按回车查看每份的结果。">
      {data === undefined ? (
        error === null ? (
          <Loading lines={3} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )
      ) : data.rows.length === 0 ? (
        <EmptyState icon={IconPackage} title="还没有批次" hint="封批以后，批次文件会列在这里。" />
      ) : (
        <DataTable
          id="batches"
          label="已封批次"
          height="content"
          columns={columns(exportBatch, exporting.isPending ? exporting.variables.batchId : null, data.now)}
          rows={data.rows}
          keyOf={(row) => row.id}
          onOpen={({ id }) => void navigate({ to: '/batches/$id', params: { id } })}
          noteOf={noteOf}
        />
      )}
    </PageSection>
  );
}

const columns = (
  exportBatch: (row: BatchRow) => void,
  busyId: string | null,
  now: string,
): readonly Column<BatchRow>[] => [
  { key: 'seq', title: '批次', width: 76, render: (row) => `第 ${row.seq} 批`, sortBy: (row) => row.seq },
  { key: 'file', title: '文件名', render: (row) => row.fileName, tooltip: (row) => row.fileName },
  {
    key: 'hash',
    title: '校验值',
    width: 84,
    minTable: 1100,
    render: (row) => row.hash.slice(0, 8),
    tooltip: (row) => row.hash,
  },
  { key: 'count', title: '份数', width: 52, align: 'right', render: (row) => row.count },
  {
    key: 'total',
    title: '合计（元）',
    width: 116,
    align: 'right',
    render: (row) => <Money amount={row.total} weight="sum" />,
  },
  { key: 'size', title: '大小', width: 86, minTable: 1100, align: 'right', render: (row) => fileSize(row.size) },
  {
    key: 'sealed',
    title: '封批时间',
    width: 130,
    render: (row) => instantToMinute(row.sealedAt),
    sortBy: (row) => row.sealedAt,
  },
  {
    key: 'stage',
    title: '状态',
    width: 138,
    render: (row) => <BatchStageChip stage={row.stage} />,
    tooltip: (row) => row.problem ?? '',
    sortBy: (row) => row.stage,
  },
  {
    key: 'age',
    title: '距今',
    width: 100,
    minTable: 1100,
    render: (row) => waited(row.stageAt, now),
    sortBy: (row) => row.stageAt,
  },
  {
    key: 'slip',
    title: '',
    width: 140,
    align: 'right',
    render: (row) => (
      <span className={css['papers']}>
        <PrintBatch row={row} />
        <ListPaperButton
          wish={{ kind: 'batchSlip', batchId: row.id }}
          word="交接单"
          label={`生成第 ${row.seq} 批的交接单`}
        />
      </span>
    ),
  },
  {
    key: 'act',
    title: '',
    width: 96,
    align: 'right',
    render: (row) => <BatchAct row={row} isBusy={busyId === row.id} onExport={() => exportBatch(row)} />,
  },
];

/** What stops a batch, or how many of it the county looks at first or gave back. */
function noteOf(row: BatchRow): ReactNode {
  const { problem, stage, held, returned } = row;
  if ((stage === 'stopped' && problem !== null) || stage === 'again') return <BatchProblem row={row} />;
  const parts = [...(held === 0 ? [] : [`${held} 份县级待核`]), ...(returned === 0 ? [] : [`${returned} 份县级退回`])];
  return parts.length === 0 ? null : <Notice meaning="warn">{parts.join('，')}。点「回执」查看。</Notice>;
}
