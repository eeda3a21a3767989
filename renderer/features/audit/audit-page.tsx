import { Button } from '@mantine/core';
import { IconDownload, IconFilterOff, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { AuditRow } from '#shared/contract/data/audit.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { Confirm } from '../../ui/overlay/confirm.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page } from '../../ui/page/page.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { AUDIT_COLUMNS } from './audit-columns.tsx';
import { AuditDetail } from './audit-detail.tsx';
import { EVERYTHING, AuditFilters } from './audit-filters.tsx';
import { BackToSettings } from '../settings/back-to-settings.tsx';
import css from './audit.module.css';
import { useAudit } from './use-audit.ts';
import { VerifyLine } from './verify-line.tsx';

/** 操作记录: who looked at, changed, printed or took away what, and whether the record is whole. */
export function AuditPage() {
  const isAdmin = useSession().user.roles.includes('admin');
  return isAdmin ? (
    <AuditLog />
  ) : (
    <Page title="操作记录" back={<BackToSettings />} purpose={PURPOSE}>
      <EmptyState icon={IconLock} title="需要管理员" hint="操作记录只给管理员看。请管理员登录后查看。" />
    </Page>
  );
}

const PURPOSE = '谁在什么时候查看、办理、打印、导出了什么。只增不改，任何改动都能校验出来。';

function AuditLog() {
  const navigate = useNavigate();
  const [filter, setFilter] = useState(EVERYTHING);
  const [chosen, setChosen] = useState<AuditRow | null>(null);
  const { rows, total, users, error, isFetching, hasMore, more, retry } = useAudit(filter);
  const exporting = useAction('audit/export', ['audit/list']);
  const [isAsking, setAsking] = useState(false);
  const save = () => {
    setAsking(false);
    exporting.mutate(
      { filter },
      {
        onSuccess: ({ path, count }) => {
          if (path !== null) notifyDone(`已导出 ${count} 条操作记录到 ${path}`);
        },
        onError: notifyFailure,
      },
    );
  };
  return (
    <Page
      title="操作记录"
      back={<BackToSettings />}
      purpose={PURPOSE}
      action={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.5} />}
          loading={exporting.isPending}
          onClick={() => setAsking(true)}
        >
          导出表格
        </Button>
      }
    >
      <VerifyLine />
      <AuditFilters filter={filter} users={users} total={total} onChange={setFilter} />
      {error !== null ? (
        <ErrorState error={error} onRetry={retry} />
      ) : rows === null ? (
        <Loading lines={10} />
      ) : (
        <DataTable
          id="audit"
          label="操作记录"
          columns={AUDIT_COLUMNS}
          rows={rows}
          keyOf={({ seq }) => String(seq)}
          onOpen={setChosen}
          empty={
            <EmptyState
              icon={IconFilterOff}
              title="没有符合条件的操作记录"
              hint="换一个人、一类操作或一段日期再看。"
              action={
                <Button variant="default" onClick={() => setFilter(EVERYTHING)}>
                  清除条件
                </Button>
              }
            />
          }
        />
      )}
      {hasMore ? (
        <div className={css['more']}>
          <Button variant="default" size="xs" loading={isFetching} onClick={more}>
            再看更早的记录
          </Button>
        </div>
      ) : null}
      <Confirm
        isOpen={isAsking}
        title="导出操作记录为表格"
        effect="导出的文件没有加密，里面有姓名和部分身份证号。只在核查确实需要时导出，存到自己保管的地方，用完删除。"
        verb="导出"
        isDanger
        onConfirm={save}
        onClose={() => setAsking(false)}
      />
      <AuditDetail
        row={chosen}
        onClose={() => setChosen(null)}
        onOpenApplication={(id) => void navigate({ to: '/applications/$id', params: { id } })}
      />
    </Page>
  );
}
