import { Button } from '@mantine/core';
import { IconBan, IconCircleCheck, IconKey } from '@tabler/icons-react';
import { Chip } from '../../../../renderer/ui/chip.tsx';
import type { UserView } from '../../api/views.ts';
import { useSignedIn } from '../../client/use-session.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { roleWords, WORDS } from '../../words.ts';
import type { UserChange } from './change-user.tsx';
import css from './users.module.css';

type UserListProps = {
  readonly users: readonly UserView[];
  readonly onChange: (change: UserChange | 'roles', user: UserView) => void;
};

/** Every user, also those out of use: the history names them. */
export function UserList({ users, onChange }: UserListProps) {
  const own = useSignedIn().user;
  const columns: readonly ListColumn<UserView>[] = [
    { title: '用户名', width: 160, render: ({ user }) => user, tooltip: ({ user }) => user },
    { title: '姓名', width: 160, render: ({ name }) => name, tooltip: ({ name }) => name },
    { title: '权限', render: ({ roles }) => roleWords(roles) },
    { title: '状态', width: 220, render: (user) => <Standing user={user} /> },
    {
      title: '办理',
      width: 320,
      // One's own password is changed in the menu above, and nobody shuts themselves out.
      render: (user) => (user.user === own ? '本人' : <Changes user={user} onChange={onChange} />),
    },
  ];
  return <ListTable label={WORDS.users} height="fill" columns={columns} rows={users} keyOf={({ user }) => user} />;
}

function Standing({ user }: { readonly user: UserView }) {
  if (!user.isActive)
    return (
      <Chip meaning="neutral" icon={IconBan}>
        已停用
      </Chip>
    );
  return user.mustChoose ? (
    <Chip meaning="warn" icon={IconKey}>
      还没有改一次性密码
    </Chip>
  ) : (
    <Chip meaning="ok" icon={IconCircleCheck}>
      在用
    </Chip>
  );
}

function Changes({ user, onChange }: { readonly user: UserView; readonly onChange: UserListProps['onChange'] }) {
  return (
    <span className={css['changes']}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={user.isActive ? `发一次性密码给 ${user.name}` : `重新启用 ${user.name}`}
        onClick={() => onChange('renew', user)}
      >
        {user.isActive ? '发一次性密码' : '重新启用'}
      </Button>
      {user.isActive ? (
        <>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`改权限 ${user.name}`}
            onClick={() => onChange('roles', user)}
          >
            改权限
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`停用 ${user.name}`}
            onClick={() => onChange('deactivate', user)}
          >
            停用
          </Button>
        </>
      ) : null}
    </span>
  );
}
