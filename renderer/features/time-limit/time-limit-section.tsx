import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useChannel } from '../../client/use-channel.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { ruleWords } from '../public-notice/notice-words.ts';

/** In 设置: the limits in force in a few lines, and the way to all of them. */
export function TimeLimitSection() {
  const limit = useChannel('timeLimit/view', {}).data;
  const notice = useChannel('notice/view', {}).data;
  const navigate = useNavigate();
  return (
    <PageSection title="办理时限与公示" note="受理台按它计算期限，封批前按它公示。">
      {limit === undefined || notice === undefined ? null : (
        <Facts
          facts={[
            {
              name: '办结时限',
              value: `${limit.setting.days} 个工作日${limit.isSet ? '' : '（一般规定，县级未设置）'}`,
            },
            { name: '公示', value: notice.rule === null ? '还没有设置' : ruleWords(notice.rule) },
          ]}
        />
      )}
      <div>
        <Button variant="default" mt={12} onClick={() => void navigate({ to: '/settings/time-limit' })}>
          打开办理时限与公示
        </Button>
      </div>
    </PageSection>
  );
}
