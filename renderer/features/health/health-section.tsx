import { IconCircleCheck } from '@tabler/icons-react';
import { HealthNotice, useHealth } from './health-notice.tsx';
import { Chip } from '../../ui/chip.tsx';
import { PageSection } from '../../ui/page/page.tsx';

/** Whether the data is as it was left. */
export function HealthSection() {
  const health = useHealth();
  return (
    <PageSection title="数据自查" note="每次进入后自动核对全部记录、操作记录和查找用的索引是否完整、有没有被改动。">
      {health?.state === 'sound' ? (
        <Chip meaning="ok" icon={IconCircleCheck}>
          没有发现问题
        </Chip>
      ) : health?.state === 'checking' ? (
        <p>正在核对。</p>
      ) : (
        <HealthNotice />
      )}
    </PageSection>
  );
}
