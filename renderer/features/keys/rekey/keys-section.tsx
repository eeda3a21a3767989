import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Facts } from '../../../ui/page/facts.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import { percentOf, sinceWords } from './rekey-words.ts';
import { useRekey } from './use-rekey.ts';

/** The data key in two lines, and the way to its page. */
export function KeysSection() {
  const { data } = useRekey();
  const navigate = useNavigate();
  return (
    <PageSection title="密钥" note="有人离岗后可以更换数据密钥，使旧文件和旧密码打不开新的数据。">
      {data === undefined ? null : (
        <Facts
          facts={[
            { name: '数据密钥', value: `第 ${data.epoch} 代，${sinceWords(data)}` },
            ...(data.isMoving ? [{ name: '正在更换', value: `已完成 ${percentOf(data)}%` }] : []),
          ]}
        />
      )}
      <div>
        <Button variant="default" mt={12} onClick={() => void navigate({ to: '/settings/keys' })}>
          打开密钥
        </Button>
      </div>
    </PageSection>
  );
}
