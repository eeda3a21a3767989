import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../client/use-session.ts';
import { Chip } from '../../ui/chip.tsx';
import { notifyDone } from '../../ui/overlay/notify.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { LeavingCode } from '../recovery/leaving-code.tsx';
import { RecoveryCode } from '../recovery/recovery-code.tsx';
import { RECOVERY_PLACE } from '../recovery/recovery-place.ts';
import { ConfirmRecovery } from './confirm-recovery.tsx';
import { RenewRecovery } from './renew-recovery.tsx';
import css from './settings.module.css';

/** Whether the recovery code is known to be on paper, and how to get another one. */
export function RecoverySection() {
  const { recoveryConfirmed, user } = useSession();
  const [isRenewing, setRenewing] = useState(false);
  /** As the service gave it, once; empty when there is none to show. */
  const [code, setCode] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const { hash, state } = useLocation();
  // Also when the page is open already and the same link is followed once more.
  useEffect(() => {
    if (hash !== RECOVERY_PLACE) return;
    place.current?.scrollIntoView();
    place.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  }, [hash, state]);
  return (
    <div ref={place}>
      <PageSection title="恢复码" note="忘记密码时，用它打开本机数据并设置新密码。用过一次就作废，并换发新的。">
        {code !== '' ? (
          <>
            <LeavingCode />
            <RecoveryCode
              code={code}
              doneLabel="已保管好"
              onDone={() => {
                setCode('');
                notifyDone('新的恢复码已确认保管，原来的已作废。');
              }}
            />
          </>
        ) : isRenewing ? (
          <RenewRecovery
            onCancel={() => setRenewing(false)}
            onCode={(given) => {
              setRenewing(false);
              setCode(given);
            }}
          />
        ) : (
          <>
            {recoveryConfirmed ? (
              <Chip meaning="ok" icon={IconCircleCheck}>
                已确认保管
              </Chip>
            ) : (
              <ConfirmRecovery />
            )}
            {user.roles.includes('admin') ? (
              <div>
                <Button variant="default" className={css['change']} onClick={() => setRenewing(true)}>
                  换发恢复码
                </Button>
              </div>
            ) : (
              <p>换发恢复码，请由管理员登录后办理。</p>
            )}
          </>
        )}
      </PageSection>
    </div>
  );
}
