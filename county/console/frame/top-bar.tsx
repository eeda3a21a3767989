import { ActionIcon, Menu, Modal, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKey, IconKeyboard, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import css from '../../../renderer/frame/frame.module.css';
import { call } from '../client/call.ts';
import { leavePage } from '../client/leave-page.ts';
import { SESSION_KEY, useSignedIn } from '../client/use-session.ts';
import { Kbd } from '../../../renderer/ui/kbd.tsx';
import { NewPassword } from '../features/session/new-password.tsx';
import { sayDone } from '../ui/say-done.tsx';
import { roleWords } from '../words.ts';

type TopBarProps = { readonly isHelp: boolean; readonly onHelp: () => void };

/** Who works here; light and dark; the way out. */
export function TopBar({ isHelp, onHelp }: TopBarProps) {
  const userButton = useRef<HTMLButtonElement>(null);
  const { name, roles } = useSignedIn();
  const client = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const other = scheme === 'light' ? 'dark' : 'light';
  const schemeWord = other === 'dark' ? '换成深色' : '换成浅色';
  const closeChanging = (): void => {
    setChanging(false);
    // The line of the menu it was opened from is gone.
    requestAnimationFrame(() => userButton.current?.focus());
  };
  const out = useMutation({
    mutationFn: () => call('sign-out', {}),
    onSuccess: leavePage,
    onError: () => client.invalidateQueries({ queryKey: SESSION_KEY }),
  });
  return (
    <header className={css['top']}>
      <div className={css['state']} />
      <div className={css['user']}>
        {/* The cursor goes back to the button, but not out of a dialog that the menu opened. */}
        <Menu position="bottom-end" returnFocus={!isChanging && !isHelp}>
          <Menu.Target>
            <button ref={userButton} type="button" className={css['userButton']} aria-label={`当前用户 ${name}`}>
              <IconUser size={16} stroke={1.5} aria-hidden />
              <span className={css['userName']}>{name}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{roleWords(roles)}</Menu.Label>
            <Menu.Item leftSection={<IconKey size={16} stroke={1.5} />} onClick={() => setChanging(true)}>
              修改密码
            </Menu.Item>
            <Menu.Item
              leftSection={<IconKeyboard size={16} stroke={1.5} />}
              rightSection={<Kbd keys="F1" />}
              onClick={onHelp}
            >
              快捷键
            </Menu.Item>
            <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={() => out.mutate()}>
              退出登录
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={schemeWord}>
          <ActionIcon aria-label={schemeWord} onClick={() => setColorScheme(other)}>
            {other === 'dark' ? <IconMoon size={18} stroke={1.5} /> : <IconSun size={18} stroke={1.5} />}
          </ActionIcon>
        </Tooltip>
      </div>
      <Modal opened={isChanging} onClose={closeChanging} title="修改密码" closeButtonProps={{ 'aria-label': '关闭' }}>
        <NewPassword
          currentLabel="现在的密码"
          verb="修改"
          onDone={() => {
            closeChanging();
            sayDone('密码已修改。');
          }}
        />
      </Modal>
    </header>
  );
}
