import { Menu } from '@mantine/core';
import { IconKey, IconUser, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../../client/use-session.ts';
import { ChangePassword } from '../../features/password/change-password.tsx';
import { roleWords } from '../../features/users/role-words.ts';
import css from '../frame.module.css';

/** Who works here; the own password, and making room for somebody else. */
export function UserMenu({ onLock }: { readonly onLock: () => void }) {
  const { user } = useSession();
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end">
        <Menu.Target>
          <button type="button" className={css['userButton']} aria-label={`当前用户 ${user.name}`}>
            <IconUser size={16} stroke={1.5} aria-hidden />
            <span className={css['userName']}>{user.name}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{roleWords(user.roles)}</Menu.Label>
          <Menu.Item leftSection={<IconKey size={16} stroke={1.5} />} onClick={() => setChanging(true)}>
            修改密码
          </Menu.Item>
          <Menu.Item leftSection={<IconUsers size={16} stroke={1.5} />} onClick={onLock}>
            切换用户
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChanging ? <ChangePassword onClose={() => setChanging(false)} /> : null}
    </>
  );
}
