import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import type { AppHealth } from '#shared/contract/access/session.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { channelKey, useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { wrongWords } from './health-words.ts';
import { Notice } from '../../ui/page/notice.tsx';

/** What the check of the data found; undefined while nobody knows. */
export function useHealth(): AppHealth | undefined {
  const client = useQueryClient();
  useAppEvent('health/changed', () => void client.invalidateQueries({ queryKey: channelKey('app/health') }));
  return useChannel('app/health', {}).data;
}

/** What is wrong and what to do; nothing while all is sound. */
export function HealthNotice() {
  const health = useHealth();
  const isAdmin = useSession().user.roles.includes('admin');
  if (health?.state !== 'wrong') return null;
  return (
    <Notice
      meaning="danger"
      role="alert"
      action={
        isAdmin ? (
          <Button variant="default" size="compact-sm" component={Link} to="/settings/backup">
            用备份恢复
          </Button>
        ) : null
      }
    >
      数据自查发现问题：{wrongWords(health)}其余申请可以照常查看和录入。请先不要封批，也不要删除任何文件；
      {isAdmin ? '' : '请管理员登录后'}
      用备份恢复，或联系县级维护人员核查这台电脑。
    </Notice>
  );
}
