import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BackupView, KeptData } from '#shared/contract/data/backup.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { fileSize, instantToMinute } from '../../text/instants.ts';
import { Confirm } from '../../ui/overlay/confirm.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';

const KINDS: Readonly<Record<KeptData['kind'], string>> = {
  data: '恢复前的数据',
  keys: '换下的密钥',
  schema: '升级前的数据',
};

const DAY_MS = 86_400_000;

/** 今天, 3 天前: how long it has been kept. */
function ageWords(at: string, now: string): string {
  const days = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / DAY_MS));
  return days === 0 ? '今天' : `${days} 天前`;
}

/** What restores and updates replaced, and how it goes. Nothing while there is none. */
export function KeptList({ view: { kept, now } }: { readonly view: BackupView }) {
  const [toRemove, setToRemove] = useState<KeptData | null>(null);
  const remove = useAction('backup/removeKept', ['backup/view']);
  const isAdmin = useSession().user.roles.includes('admin');
  if (kept.length === 0) return null;
  const columns: readonly Column<KeptData>[] = [
    { key: 'at', title: '换下时间', width: 140, render: ({ at }) => instantToMinute(at) },
    { key: 'age', title: '已保留', width: 88, render: ({ at }) => ageWords(at, now) },
    { key: 'kind', title: '内容', width: 116, render: ({ kind }) => KINDS[kind] },
    { key: 'name', title: '名称', render: ({ name }) => name, tooltip: ({ name }) => name },
    { key: 'size', title: '大小', width: 96, align: 'right', render: ({ size }) => fileSize(size) },
    {
      key: 'act',
      title: '',
      width: 96,
      align: 'right',
      render: (row) => (
        <Button
          variant="default"
          size="compact-sm"
          tabIndex={-1}
          disabled={!isAdmin || !row.mayRemove}
          title={row.mayRemove ? undefined : '做成下一次备份以后才能删除。'}
          onClick={() => setToRemove(row)}
        >
          删除
        </Button>
      ),
    },
  ];
  return (
    <PageSection
      title="保留的旧数据"
      note="恢复或升级时换下的数据，照原样加密保存在本机。超过 90 天、之后又做成过备份的自动清理，每种至少留最近一份。"
    >
      <DataTable
        id="kept-data"
        label="保留的旧数据"
        height="content"
        columns={columns}
        rows={kept}
        keyOf={({ name }) => name}
        onOpen={(row) => {
          if (isAdmin && row.mayRemove) setToRemove(row);
        }}
      />
      <Confirm
        isOpen={toRemove !== null}
        title="删除这份旧数据"
        effect={
          toRemove === null
            ? ''
            : `${instantToMinute(toRemove.at)} 换下的${KINDS[toRemove.kind]}（${fileSize(toRemove.size)}）将从本机删除，不能找回。现在的数据和各份备份不受影响。`
        }
        verb="删除"
        isDanger
        isBusy={remove.isPending}
        onConfirm={() => {
          if (toRemove === null) return;
          remove.mutate(
            { name: toRemove.name },
            {
              onSuccess: () => {
                setToRemove(null);
                notifyDone('已删除。');
              },
              onError: (error) => {
                setToRemove(null);
                notifyFailure(error);
              },
            },
          );
        }}
        onClose={() => setToRemove(null)}
      />
    </PageSection>
  );
}
