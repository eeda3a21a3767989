import { Button } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { UserRow } from '#shared/contract/access/users.ts';
import { errorText } from '#shared/errors.ts';
import { ROLE_WORDS } from '#shared/domain/role.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import { AddUser } from './dialogs/add-user.tsx';
import { EditUser } from './dialogs/edit-user.tsx';
import { RemoveUser } from './dialogs/remove-user.tsx';
import { ResetPassword } from './dialogs/reset-password.tsx';
import { BackToSettings } from '../settings/back-to-settings.tsx';
import css from './users.module.css';
import { UserTable } from './user-table.tsx';

/** What is being done to whom; null: nothing. */
type Task = { readonly what: 'add' } | { readonly what: 'edit' | 'reset' | 'remove'; readonly user: UserRow } | null;

const PURPOSE = '谁能在这台电脑上办理业务，各自能做什么。';

/** 设置 › 用户: the people of this PC, for the administrator. */
export function UsersPage() {
  const { user } = useSession();
  const isAdmin = user.roles.includes('admin');
  const [task, setTask] = useState<Task>(null);
  const users = useChannel('user/list', {}, { enabled: isAdmin });
  const close = () => setTask(null);
  if (!isAdmin) {
    return (
      <Page title="用户" back={<BackToSettings />} purpose={PURPOSE}>
        <EmptyState
          icon={IconUsers}
          title="用户由管理员管理"
          hint={errorText({ code: 'FORBIDDEN', detail: { role: ROLE_WORDS.admin } })}
        />
      </Page>
    );
  }
  const rows = users.data?.rows ?? [];
  return (
    <Page
      title="用户"
      back={<BackToSettings />}
      purpose={PURPOSE}
      action={
        <Button leftSection={<IconUserPlus size={16} stroke={1.5} />} onClick={() => setTask({ what: 'add' })}>
          添加用户
        </Button>
      }
    >
      <PageBody>
        {users.data === undefined ? (
          users.error === null ? (
            <Loading lines={3} />
          ) : (
            <ErrorState error={users.error} onRetry={() => void users.refetch()} />
          )
        ) : (
          <div className={css['list']}>
            {rows.some(({ id, roles }) => id !== user.id && roles.includes('reviewer')) ? null : (
              <Notice meaning="info">
                还没有另一位复核员。建议添加一位：一人办理、另一人复核，错误更容易在付款前发现。
              </Notice>
            )}
            <UserTable
              rows={rows}
              onEdit={(row) => setTask({ what: 'edit', user: row })}
              onReset={(row) => setTask({ what: 'reset', user: row })}
              onRemove={(row) => setTask({ what: 'remove', user: row })}
            />
          </div>
        )}
        {task === null ? null : task.what === 'add' ? (
          <AddUser names={rows.map(({ name }) => name)} onClose={close} />
        ) : task.what === 'edit' ? (
          <EditUser user={task.user} onClose={close} />
        ) : task.what === 'reset' ? (
          <ResetPassword user={task.user} onClose={close} />
        ) : (
          <RemoveUser user={task.user} onClose={close} />
        )}
      </PageBody>
    </Page>
  );
}
