import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { Page, PageBody, PageSection } from '../../../ui/page/page.tsx';
import { RecoveryCode } from '../../recovery/recovery-code.tsx';
import { LeavingCode } from '../../recovery/leaving-code.tsx';
import { RECOVERY_PLACE } from '../../recovery/recovery-place.ts';
import { BackToSettings } from '../../settings/back-to-settings.tsx';
import css from '../keys.module.css';
import { BeginRekey } from './begin-rekey.tsx';
import { MovingBar } from './moving-bar.tsx';
import { sinceWords } from './rekey-words.ts';
import { useRekey } from './use-rekey.ts';

/** 设置 › 密钥: which data key is in use, how far a replacement is, and how to begin one. */
export function KeysPage() {
  const { user, recoveryConfirmed } = useSession();
  const { data: view, error, refetch } = useRekey();
  const begin = useAction('keys/beginRekey', ['keys/rekeyView', 'app/status']);
  const [isKept, setKept] = useState(false);
  /** As the service gave it, once; null when there is none to show. */
  const code = isKept ? null : (begin.data?.recoveryCode ?? null);
  return (
    <Page
      title="密钥"
      back={<BackToSettings />}
      purpose="这台电脑上的数据由一把数据密钥加密，各人的密码和恢复码用来打开这把密钥。"
    >
      <PageBody width="reading">
        {view === undefined ? (
          error === null ? (
            <Loading lines={6} />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <>
            <PageSection title="数据密钥">
              <Facts
                facts={[
                  { name: '现在使用', value: `第 ${view.epoch} 代` },
                  { name: '启用时间', value: sinceWords(view) },
                  { name: '数据', value: view.isMoving ? '一部分仍由上一代密钥加密' : '全部由现在的密钥加密' },
                  ...(view.away.length === 0
                    ? []
                    : [
                        {
                          name: '换后还没登录的用户',
                          value: `${view.away.join('、')}（用原密码登录一次就换好，不用做别的）`,
                        },
                      ]),
                ]}
              />
              <MovingBar view={view} />
              {view.stuck === 0 ? null : (
                <Notice meaning="danger">
                  有 {view.stuck} 条记录没能换成新密钥，仍由上一代密钥加密，可以照常使用。请联系县级维护人员。
                </Notice>
              )}
              {view.damaged === 0 ? null : (
                <Notice meaning="warn">
                  有 {view.damaged} 条记录或文书已经损坏，没有换。请看「设置」里的「数据自查」，需要时用备份恢复。
                </Notice>
              )}
            </PageSection>
            {code === null && !recoveryConfirmed ? (
              <Notice
                meaning="warn"
                action={
                  <Link to="/settings" hash={RECOVERY_PLACE}>
                    到「恢复码」换发
                  </Link>
                }
              >
                恢复码还没有确认保管，请换发一份；纸上已有的，也可以在那里确认。
              </Notice>
            ) : null}
            {code !== null ? (
              <PageSection title="新的恢复码" note="数据密钥已经更换，原来的恢复码已作废。">
                <LeavingCode />
                <RecoveryCode
                  code={code}
                  doneLabel="已保管好"
                  onDone={() => {
                    setKept(true);
                    notifyDone('新的恢复码已确认保管。');
                  }}
                />
              </PageSection>
            ) : view.isMoving && !begin.isPending ? null : (
              <PageSection title="更换数据密钥" note="有人离岗，或者这台电脑的文件可能被人复制过时更换。">
                {user.roles.includes('admin') ? (
                  <BeginRekey lacking={view.lacking} begin={begin} />
                ) : (
                  <p className={css['state']}>更换数据密钥，请由管理员登录后办理。</p>
                )}
              </PageSection>
            )}
          </>
        )}
      </PageBody>
    </Page>
  );
}
