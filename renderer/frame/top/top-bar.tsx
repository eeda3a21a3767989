import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconLock, IconMoon, IconSun } from '@tabler/icons-react';
import { BackupState } from './backup-state.tsx';
import { BatchState } from './batch-state.tsx';
import { FindBox } from '../find/find-box.tsx';
import css from '../frame.module.css';
import { RecoveryState } from './recovery-state.tsx';
import { RekeyState } from './rekey-state.tsx';
import { UserMenu } from './user-menu.tsx';

/** Search, what waits for the county, who works here. */
export function TopBar({ onLock }: { readonly onLock: () => void }) {
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const other = scheme === 'light' ? 'dark' : 'light';
  const schemeWord = other === 'dark' ? '换成深色' : '换成浅色';
  return (
    <header className={css['top']}>
      <div className={css['find']}>
        <FindBox />
      </div>
      <div className={css['state']}>
        <RecoveryState />
        <RekeyState />
        <BackupState />
        <BatchState />
      </div>
      <div className={css['user']}>
        <UserMenu onLock={onLock} />
        <Tooltip label={schemeWord}>
          <ActionIcon aria-label={schemeWord} onClick={() => setColorScheme(other)}>
            {other === 'dark' ? <IconMoon size={18} stroke={1.5} /> : <IconSun size={18} stroke={1.5} />}
          </ActionIcon>
        </Tooltip>
        <Tooltip label="锁定（Ctrl+L）">
          <ActionIcon aria-label="锁定" aria-keyshortcuts="Control+L" onClick={onLock}>
            <IconLock size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
