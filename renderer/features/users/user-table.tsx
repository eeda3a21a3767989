import { Button } from '@mantine/core';
import type { UserRow } from '#shared/contract/access/users.ts';
import { useSession } from '../../client/use-session.ts';
import { instantInList } from '../../text/instants.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { roleWords } from './role-words.ts';
import css from './users.module.css';

type UserTableProps = {
  readonly rows: readonly UserRow[];
  readonly onEdit: (row: UserRow) => void;
  readonly onReset: (row: UserRow) => void;
  readonly onRemove: (row: UserRow) => void;
};

/** Name, roles, last log-in, and what can be done. Enter on a row edits it. */
export function UserTable({ rows, onEdit, onReset, onRemove }: UserTableProps) {
  const { user, today } = useSession();
  const columns: readonly Column<UserRow>[] = [
    {
      key: 'name',
      title: '姓名',
      width: 200,
      sortBy: ({ name }) => name,
      tooltip: ({ name }) => name,
      render: ({ id, name }) => (
        <>
          {name}
          {id === user.id ? <span className={css['self']}>（本人）</span> : null}
        </>
      ),
    },
    { key: 'roles', title: '角色', render: ({ roles }) => roleWords(roles), tooltip: ({ roles }) => roleWords(roles) },
    {
      key: 'last',
      title: '上次登录',
      width: 150,
      sortBy: ({ lastLogInAt }) => lastLogInAt ?? '',
      render: ({ id, lastLogInAt }) =>
        id === user.id ? '正在使用' : lastLogInAt === null ? '没有登录过' : instantInList(lastLogInAt, today),
    },
    {
      key: 'steps',
      title: '操作',
      width: 290,
      render: (row) => (
        <span className={css['steps']}>
          <Button size="compact-sm" variant="default" aria-label={`修改${row.name}`} onClick={() => onEdit(row)}>
            修改
          </Button>
          {row.id === user.id ? null : (
            <>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`重设密码：${row.name}`}
                onClick={() => onReset(row)}
              >
                重设密码
              </Button>
              <Button size="compact-sm" variant="default" aria-label={`移除${row.name}`} onClick={() => onRemove(row)}>
                移除
              </Button>
            </>
          )}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      id="users"
      label="本机用户"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      onOpen={onEdit}
      height="content"
    />
  );
}
