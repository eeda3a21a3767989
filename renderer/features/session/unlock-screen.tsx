import { IconBuildingHospital } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppStatus } from '#shared/contract/access/session.ts';
import { readText, usePreference } from '../../client/preference/use-preference.ts';
import { channelKey } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { CountyUnlockForm } from '../keys/county-unlock-form.tsx';
import { RecoveryCode } from '../recovery/recovery-code.tsx';
import { RecoverForm } from './recover-form.tsx';
import css from './session.module.css';
import { UnlockForm } from './unlock-form.tsx';

type Locked = Extract<AppStatus, { readonly state: 'locked' }>;

type UnlockScreenProps = {
  /** Null while the session is open already and the new recovery code is still on the screen. */
  readonly locked: Locked | null;
  /** The service died and came back; what was typed is still there under the lock. */
  readonly isAfterRecovery: boolean;
  /** True from the recovery until the new code was confirmed. */
  readonly onHold: (isHeld: boolean) => void;
};

/** The lock: who works here, the password, and the way back when it is forgotten. */
export function UnlockScreen({ locked, isAfterRecovery, onHold }: UnlockScreenProps) {
  const client = useQueryClient();
  const [known, setKnown] = useState(locked);
  if (locked !== null && locked !== known) setKnown(locked);
  const users = known?.users ?? [];
  const [lastUser, setLastUser] = usePreference('last-user', readText, '');
  const [chosen, setChosen] = useState(lastUser);
  const userId = users.find((user) => user.id === chosen)?.id ?? users[0]?.id ?? '';
  /** How somebody without the password wants to come in; null: with it. */
  const [way, setWay] = useState<'code' | 'county' | null>(null);
  const [newCode, setNewCode] = useState<string | null>(null);
  const askStatus = () => void client.invalidateQueries({ queryKey: channelKey('app/status') });

  const wayIn = {
    users,
    userId,
    onUser: setChosen,
    onHold,
    onDone: (code: string) => {
      setNewCode(code);
      askStatus();
    },
  };

  return (
    <div className={css['screen']}>
      <main className={css['panel']} data-wide={way !== null || newCode !== null || undefined} aria-label="解锁">
        <div className={css['brand']}>
          <IconBuildingHospital size={34} stroke={1.5} aria-hidden />
          <div>
            <h1 className={css['title']}>{WORDS.appName}</h1>
            <p className={css['place']}>{known?.townshipName}</p>
          </div>
        </div>
        {isAfterRecovery ? (
          <Notice meaning="warn" role="alert">
            后台服务中断，已自动恢复。请输入密码继续，填写的内容都在。
          </Notice>
        ) : null}
        {newCode !== null ? (
          <>
            <div>
              <h2 className={css['heading']}>请保管好新的恢复码</h2>
              <p className={css['purpose']}>密码已更换，旧恢复码已作废，这是新的。请销毁写着旧恢复码的纸。</p>
            </div>
            <RecoveryCode code={newCode} onDone={() => onHold(false)} />
          </>
        ) : way === 'code' ? (
          <RecoverForm {...wayIn} onCounty={() => setWay('county')} onBack={() => setWay(null)} />
        ) : way === 'county' ? (
          <CountyUnlockForm {...wayIn} onBack={() => setWay('code')} />
        ) : (
          <UnlockForm
            users={users}
            userId={userId}
            onUser={setChosen}
            onForgotten={() => setWay('code')}
            onDone={() => {
              setLastUser(userId);
              askStatus();
            }}
          />
        )}
      </main>
      <p className={css['version']}>版本 {known?.version}</p>
    </div>
  );
}
