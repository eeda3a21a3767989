import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../client/use-session.ts';
import { PageSection } from '../../ui/page/page.tsx';

/** The way to the log, for whoever may read it. */
export function AuditSection() {
  const isAdmin = useSession().user.roles.includes('admin');
  const navigate = useNavigate();
  return (
    <PageSection title="操作记录" note="谁在什么时候查看、办理、打印、导出了什么。">
      {isAdmin ? (
        <Button variant="default" onClick={() => void navigate({ to: '/settings/audit' })}>
          打开操作记录
        </Button>
      ) : (
        <p>只有管理员可以查看操作记录。</p>
      )}
    </PageSection>
  );
}
