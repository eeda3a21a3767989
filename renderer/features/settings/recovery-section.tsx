import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import css from './settings.module.css';

/** Whether the recovery code is known to be on paper; if not, it is typed in here from the paper. */
export function RecoverySection() {
  const { recoveryConfirmed } = useSession();
  const [code, setCode] = useState('');
  const confirm = useAction('setup/confirmRecovery', ['app/status']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ recoveryCode: code.trim() });
  };
  return (
    <PageSection title="恢复码" note="忘记密码时，用它打开本机数据并设置新密码。用过一次就作废，并换发新的。">
      {recoveryConfirmed ? (
        <Chip meaning="ok" icon={IconCircleCheck}>
          已确认保管
        </Chip>
      ) : (
        <form className={css['form']} onSubmit={submit}>
          <Notice meaning="warn">恢复码还没有确认保管。请从纸上读出完整的恢复码填在下面。</Notice>
          <div className={css['row']}>
            <TextField
              label="恢复码"
              maxLength={80}
              value={code}
              onChange={(text) => setCode(text.toUpperCase())}
              problem={confirm.isError ? { severity: 'wrong', text: sentenceOf(confirm.error) } : null}
            />
            <Button type="submit" variant="default" disabled={code.trim() === ''} loading={confirm.isPending}>
              确认
            </Button>
          </div>
        </form>
      )}
    </PageSection>
  );
}
