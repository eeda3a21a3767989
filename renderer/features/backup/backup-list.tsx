import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDatabase, IconFolderSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { BackupRow, BackupView } from '#shared/contract/data/backup.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { fileSize, instantToMinute } from '../../text/instants.ts';
import { Chip } from '../../ui/chip.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { PLACES } from './backup-words.ts';
import css from './backup.module.css';
import { RestoreDialog } from './restore/restore-dialog.tsx';

const REASONS = { unlock: '进入后', batch: '封批后', daily: '每日', hand: '手动', restore: '恢复前' } as const;

/** Every backup that was found, newest first. */
export function BackupList({ view }: { readonly view: BackupView }) {
  const drill = useAction('backup/drill', ['backup/view']);
  const look = useAction('backup/lookElsewhere', ['backup/view']);
  const [toRestore, setToRestore] = useState<BackupRow | null>(null);
  const isBusy = view.job !== null;
  const mayRestore = useSession().user.roles.includes('admin');
  const startDrill = ({ id }: BackupRow) =>
    drill.mutate(
      { id },
      {
        // What is wrong with it stands above the list.
        onSuccess: ({ isSound }) => {
          if (isSound) notifyDone('演练成功，这份备份可以恢复。');
        },
        onError: notifyFailure,
      },
    );
  const lookElsewhere = () =>
    look.mutate(
      {},
      {
        onSuccess: ({ found }) => {
          if (found !== null) notifyDone(found === 0 ? '这个文件夹里没有备份。' : `找到 ${found} 份备份。`);
        },
        onError: notifyFailure,
      },
    );
  return (
    <PageSection title="备份列表" note="保留最近 10 份，14 天内每天一份，12 个月内每月一份；更早的自动清理。">
      {view.rows.length === 0 ? (
        <EmptyState icon={IconDatabase} title="还没有备份" hint="进入程序后不久会自动备份，也可以点「立即备份」。" />
      ) : (
        <DataTable
          id="backups"
          label="备份列表"
          height="content"
          columns={columns({ isBusy, mayRestore, onDrill: startDrill, onRestore: setToRestore })}
          rows={view.rows}
          keyOf={(row) => row.id}
          onOpen={startDrill}
        />
      )}
      <div className={css['buttons']}>
        <Button
          variant="default"
          leftSection={<IconFolderSearch size={16} stroke={1.5} />}
          onClick={lookElsewhere}
          loading={look.isPending}
        >
          从其他文件夹查找
        </Button>
      </div>
      <RestoreDialog row={toRestore} view={view} onClose={() => setToRestore(null)} />
    </PageSection>
  );
}

type Actions = {
  readonly isBusy: boolean;
  readonly mayRestore: boolean;
  readonly onDrill: (row: BackupRow) => void;
  readonly onRestore: (row: BackupRow) => void;
};

const columns = ({ isBusy, mayRestore, onDrill, onRestore }: Actions): readonly Column<BackupRow>[] => [
  {
    key: 'made',
    title: '备份时间',
    width: 140,
    render: ({ facts }) => (facts === null ? '读不出来' : instantToMinute(facts.createdAt)),
    sortBy: ({ facts }) => facts?.createdAt ?? '',
  },
  { key: 'place', title: '位置', width: 96, render: ({ place }) => PLACES[place] },
  { key: 'reason', title: '起因', width: 72, render: ({ facts }) => (facts === null ? '—' : REASONS[facts.reason]) },
  { key: 'name', title: '文件名', minTable: 980, render: ({ name }) => name, tooltip: ({ name }) => name },
  { key: 'count', title: '申请', width: 64, align: 'right', render: ({ facts }) => facts?.applications ?? '—' },
  { key: 'size', title: '大小', width: 96, align: 'right', render: ({ size }) => fileSize(size) },
  { key: 'state', title: '状态', width: 116, render: (row) => <StateChip row={row} /> },
  {
    key: 'act',
    title: '',
    width: 168,
    align: 'right',
    render: (row) =>
      row.facts?.isOwn === true ? (
        <span className={css['acts']}>
          <Button variant="default" size="compact-sm" tabIndex={-1} disabled={isBusy} onClick={() => onDrill(row)}>
            演练恢复
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            tabIndex={-1}
            disabled={isBusy || !mayRestore}
            onClick={() => onRestore(row)}
          >
            恢复
          </Button>
        </span>
      ) : null,
  },
];

function StateChip({ row: { facts } }: { readonly row: BackupRow }) {
  if (facts === null) {
    return (
      <Chip meaning="danger" icon={IconAlertTriangle}>
        已损坏
      </Chip>
    );
  }
  return facts.isOwn ? (
    <Chip meaning="ok" icon={IconCircleCheck}>
      已核对
    </Chip>
  ) : (
    <Chip meaning="warn" icon={IconAlertTriangle}>
      {`${facts.pc} 的备份`}
    </Chip>
  );
}
