import { Button, Progress } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../client/use-channel.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { WORDS } from '../../text/words.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import css from './audit.module.css';
import { soundWords } from './sound-words.ts';

/** Checks the whole log on demand: how far it is, a way to stop, and what it found in one sentence. */
export function VerifyLine() {
  const verify = useAction('audit/verify');
  const cancel = useAction('audit/cancelVerify');
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useAppEvent('audit/progress', setProgress);
  const start = () => {
    setProgress(null);
    verify.mutate({}, { onError: notifyFailure });
  };
  if (verify.isPending) {
    const { done, total } = progress ?? { done: 0, total: 1 };
    return (
      <div className={css['verify']} role="status">
        <span>
          正在校验 {done} / {progress === null ? '…' : total}
        </span>
        <Progress className={css['bar']} value={(100 * done) / total} aria-label="校验进度" />
        <Button variant="default" size="xs" onClick={() => cancel.mutate({})}>
          {WORDS.cancel}
        </Button>
      </div>
    );
  }
  const verdict = verify.data;
  return (
    <div className={css['verify']}>
      <Button variant="default" size="xs" leftSection={<IconShieldCheck size={15} stroke={1.5} />} onClick={start}>
        校验
      </Button>
      {verdict === undefined ? (
        <span className={css['soft']}>逐条核对签名、顺序和每条记录的内容，并与批次中留下的校验值比对。</span>
      ) : verdict.state === 'cancelled' ? (
        <span className={css['soft']}>校验已取消，没有得出结论。</span>
      ) : verdict.state === 'sound' ? (
        <Notice meaning={verdict.gaps.length === 0 ? 'ok' : 'warn'}>{soundWords(verdict)}</Notice>
      ) : (
        <Notice meaning="danger" role="alert">
          {verdict.sentence}
        </Notice>
      )}
    </div>
  );
}
