import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Facts } from '../../ui/page/facts.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { ago } from './ago.ts';
import { useBackup } from './use-backup.ts';

/** The backups in two lines, and the way to all of them. */
export function BackupSection() {
  const { data } = useBackup();
  const navigate = useNavigate();
  const words = (lastAt: string | null): string =>
    lastAt === null || data === undefined ? '还没有' : ago(lastAt, data.now);
  return (
    <PageSection title="备份与恢复" note="每次进入后、每次封批后和每天自动备份，备份文件是加密的。">
      {data === undefined ? null : (
        <Facts
          facts={[
            { name: '本机备份', value: words(data.local.lastAt) },
            { name: '第二处备份', value: data.second === null ? '没有选择' : words(data.second.lastAt) },
          ]}
        />
      )}
      <div>
        <Button variant="default" mt={12} onClick={() => void navigate({ to: '/settings/backup' })}>
          打开备份与恢复
        </Button>
      </div>
    </PageSection>
  );
}
