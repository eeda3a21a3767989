import { Button } from '@mantine/core';
import { IconArchive, IconCircleCheck, IconDeviceUsb, IconPackage } from '@tabler/icons-react';
import type { BatchRow } from '#shared/contract/case/batch.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { fileSize, instantToMinute } from '../../text/instants.ts';
import { Chip } from '../../ui/chip.tsx';
import { Money } from '../../ui/money.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { ListPaperButton } from '../papers/list-paper-button.tsx';

/** The sealed batches, newest first, each to be exported as often as needed: always the same bytes. */
export function BatchList() {
  const { data, error, refetch } = useChannel('batch/list', {});
  const exporting = useAction('batch/export', ['batch/list']);
  const exportBatch = (row: BatchRow) =>
    exporting.mutate(
      { batchId: row.id },
      {
        onSuccess: ({ path }) => {
          if (path !== null) notifyDone(`第 ${row.seq} 批已写到 ${path}，并读回核对一致。`);
        },
        onError: notifyFailure,
      },
    );
  return (
    <PageSection title="已封批次" note="导出到移动存储后送交县级。收到县级回执之前，请保留导出的文件。">
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
          columns={columns(exportBatch, exporting.isPending ? exporting.variables.batchId : null)}
          rows={data.rows}
          keyOf={(row) => row.id}
          onOpen={exportBatch}
        />
      )}
    </PageSection>
  );
}

const columns = (exportBatch: (row: BatchRow) => void, busyId: string | null): readonly Column<BatchRow>[] => [
  { key: 'seq', title: '批次', width: 76, render: (row) => `第 ${row.seq} 批`, sortBy: (row) => row.seq },
  { key: 'file', title: '文件名', render: (row) => row.fileName, tooltip: (row) => row.fileName },
  { key: 'hash', title: '校验值', width: 84, render: (row) => row.hash.slice(0, 8), tooltip: (row) => row.hash },
  { key: 'count', title: '份数', width: 52, align: 'right', render: (row) => row.count },
  {
    key: 'total',
    title: '合计（元）',
    width: 116,
    align: 'right',
    render: (row) => <Money amount={row.total} weight="sum" />,
  },
  { key: 'size', title: '大小', width: 86, align: 'right', render: (row) => fileSize(row.size) },
  {
    key: 'sealed',
    title: '封批时间',
    width: 130,
    render: (row) => instantToMinute(row.sealedAt),
    sortBy: (row) => row.sealedAt,
  },
  {
    key: 'state',
    title: '状态',
    width: 138,
    render: (row) =>
      row.state === 'sealed' ? (
        <Chip meaning="warn" icon={IconArchive}>
          未导出
        </Chip>
      ) : (
        <Chip meaning="info" icon={IconCircleCheck}>
          已导出，未确认
        </Chip>
      ),
  },
  {
    key: 'slip',
    title: '',
    width: 96,
    align: 'right',
    render: (row) => (
      <ListPaperButton
        wish={{ kind: 'batchSlip', batchId: row.id }}
        word="交接单"
        label={`生成第 ${row.seq} 批的交接单`}
      />
    ),
  },
  {
    key: 'export',
    title: '',
    width: 88,
    align: 'right',
    render: (row) => (
      <Button
        variant="default"
        size="compact-sm"
        tabIndex={-1}
        leftSection={<IconDeviceUsb size={14} stroke={1.5} />}
        aria-label={`导出第 ${row.seq} 批`}
        loading={busyId === row.id}
        onClick={() => exportBatch(row)}
      >
        导出
      </Button>
    ),
  },
];
