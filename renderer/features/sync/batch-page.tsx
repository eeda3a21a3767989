import { Anchor, Button } from '@mantine/core';
import { IconFileDownload, IconInbox } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { CountyCaseView } from '#shared/contract/sync.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { instantToMinute } from '../../text/instants.ts';
import { WORDS } from '../../text/words.ts';
import { Money } from '../../ui/money.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { waited } from '../backup/ago.ts';
import { CountyNote, hasCountyNote } from './county-note.tsx';
import { ReturnedCase } from './returned-cases.tsx';
import { BatchProblem, BatchStageChip, StageChip } from './stage-chip.tsx';
import { BatchPapers } from './papers/batch-papers.tsx';
import css from './sync.module.css';

/** 回执: what the county said of each application in a batch. */
export function BatchPage({ id }: { readonly id: string }) {
  const navigate = useNavigate();
  const batch = useChannel('batch/list', {}).data?.rows.find((row) => row.id === id);
  const { data, error, refetch } = useChannel('sync/cases', { batchId: id });
  const save = useAction('sync/saveReceipt');
  return (
    <Page
      title={batch === undefined ? '批次' : `第 ${batch.seq} 批`}
      back={
        <span className={css['back']}>
          <Link to="/batches">{WORDS.batches}</Link> ›{' '}
        </span>
      }
      purpose="这一批里每份申请走到哪一步，县级的处理结果和理由。按回车打开申请。"
      action={
        data?.hasReceipt === true ? (
          <Button
            variant="default"
            leftSection={<IconFileDownload size={16} stroke={1.5} />}
            loading={save.isPending}
            onClick={() =>
              save.mutate(
                { batchId: id },
                {
                  onSuccess: ({ path }) => {
                    if (path !== null) notifyDone(`回执已保存到 ${path}。`);
                  },
                  onError: notifyFailure,
                },
              )
            }
          >
            保存回执
          </Button>
        ) : undefined
      }
    >
      <PageBody>
        {batch === undefined ? null : (
          <>
            <div className={css['stage']}>
              <BatchStageChip stage={batch.stage} />
              <span>{instantToMinute(batch.stageAt)} 起</span>
            </div>
            <BatchProblem row={batch} />
          </>
        )}
        {data === undefined ? (
          error === null ? (
            <Loading lines={4} />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : data.rows.length === 0 ? (
          <EmptyState icon={IconInbox} title="没有这一批" hint="请回到批次列表，重新打开。" />
        ) : (
          <DataTable
            id="county-cases"
            label="县级处理结果"
            height="content"
            columns={columns(data.now, (own) => void navigate({ to: '/applications/$id', params: { id: own } }))}
            rows={data.rows}
            keyOf={(row) => `${row.applicationId} ${row.applicationRevision}`}
            onOpen={({ applicationId }) => void navigate({ to: '/applications/$id', params: { id: applicationId } })}
            noteOf={noteOf}
          />
        )}
        <BatchPapers batchId={id} />
      </PageBody>
    </Page>
  );
}

const noteOf = (row: CountyCaseView) => {
  if (row.stage === 'returned' && !row.isReplaced) return <ReturnedCase said={row} />;
  return hasCountyNote(row) ? <CountyNote said={row} /> : null;
};

const columns = (now: string, open: (id: string) => void): readonly Column<CountyCaseView>[] => [
  {
    key: 'number',
    title: '申请号',
    width: 190,
    render: (row) => (
      <Anchor component={Link} to={`/applications/${row.applicationId}`} size="sm" tabIndex={-1}>
        {row.number}
      </Anchor>
    ),
    sortBy: (row) => row.number,
  },
  { key: 'name', title: '姓名', width: 96, render: (row) => row.personName, sortBy: (row) => row.personName },
  {
    key: 'stage',
    title: '状态',
    width: 120,
    render: (row) => <StageChip stage={row.stage} />,
    sortBy: (row) => row.stage,
  },
  {
    key: 'replaced',
    title: '',
    render: (row) => (row.isReplaced ? '已更正，另有新的一版' : ''),
  },
  {
    key: 'at',
    title: '时间',
    width: 136,
    minTable: 1080,
    render: (row) => instantToMinute(row.at),
    sortBy: (row) => row.at,
  },
  { key: 'age', title: '距今', width: 100, render: (row) => waited(row.at, now), sortBy: (row) => row.at },
  {
    key: 'payable',
    title: '测算（元）',
    width: 106,
    align: 'right',
    render: (row) => <Money amount={row.payable} />,
  },
  {
    key: 'approved',
    title: '批准（元）',
    width: 106,
    align: 'right',
    render: (row) => <Money amount={row.approved} weight="sum" />,
  },
  {
    key: 'paid',
    title: '已支付（元）',
    width: 106,
    align: 'right',
    render: (row) => <Money amount={row.paid === 0 ? null : row.paid} weight="sum" />,
  },
  {
    key: 'act',
    title: '',
    width: 76,
    align: 'right',
    // What came back is corrected from its own line, which says why.
    render: (row) =>
      row.stage === 'returned' && !row.isReplaced ? null : (
        <Button
          variant="default"
          size="compact-sm"
          tabIndex={-1}
          aria-label={`打开 ${row.number}`}
          onClick={() => open(row.applicationId)}
        >
          打开
        </Button>
      ),
  },
];
