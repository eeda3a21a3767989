import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { CountyKeyInput } from '../county-key/county-key-input.tsx';
import { FingerprintCheck } from '../county-key/fingerprint-check.tsx';
import css from './settings.module.css';

/** Whose key seals the batches, and how to put another one in. */
export function CountyKeySection() {
  const { station, user } = useSession();
  const { county } = station;
  const [isChanging, setChanging] = useState(false);
  const [text, setText] = useState('');
  const save = useAction('station/importCountyKey', ['app/status', 'batch/waiting']);
  const submit = () =>
    save.mutate(
      { text },
      {
        onSuccess: ({ name }) => {
          notifyDone(`已导入${name}的公钥，可以封批。`);
          setChanging(false);
          setText('');
        },
        onError: notifyFailure,
      },
    );
  return (
    <PageSection title="县级公钥" note="批次文件用它加密，只有持有对应私钥的县级医保局能打开。">
      {county === null ? (
        <Notice meaning="warn">还没有导入县级公钥，暂时不能封批。请导入县级医保局发来的公钥文件。</Notice>
      ) : (
        <Facts
          facts={[
            { name: '单位', value: county.name },
            { name: '公钥编号', value: county.keyId },
            { name: '核对码（指纹）', value: <FingerprintCheck fingerprint={county.fingerprint} /> },
          ]}
        />
      )}
      {!user.roles.includes('admin') ? (
        <p>导入或更换公钥，请由管理员登录后办理。</p>
      ) : county === null || isChanging ? (
        <div className={css['form']}>
          <CountyKeyInput hint="县级医保局发来的公钥文件，拖到这里、选择文件或粘贴文字都可以。" onChange={setText} />
          <div className={css['buttons']}>
            {isChanging ? (
              <Button variant="default" onClick={() => setChanging(false)}>
                {WORDS.cancel}
              </Button>
            ) : null}
            <Button onClick={submit} disabled={text === ''} loading={save.isPending}>
              使用这个公钥
            </Button>
          </div>
        </div>
      ) : (
        <Button variant="default" className={css['change']} onClick={() => setChanging(true)}>
          更换公钥
        </Button>
      )}
    </PageSection>
  );
}
