import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import type { AppEvents } from '#shared/contract/index.ts';
import { useAppEvent } from '../../../client/use-app-event.ts';
import { useAction } from '../../../client/use-channel.ts';
import { WORDS } from '../../../text/words.ts';
import css from '../rosters.module.css';

const STEPS = { read: '正在读取名册', compare: '正在与现有名册比较', apply: '正在导入' } as const;

/** How far it is, and a way to end it. */
export function ProgressLine() {
  const [progress, setProgress] = useState<AppEvents['roster/progress'] | null>(null);
  const cancel = useAction('roster/cancel');
  useAppEvent('roster/progress', setProgress);
  const { step = 'read', done = 0, total = null } = progress ?? {};
  return (
    <div className={css['job']} role="status" aria-label={STEPS[step]}>
      <span>{STEPS[step]}</span>
      <Progress
        value={total === null ? 100 : (done / Math.max(1, total)) * 100}
        animated={total === null}
        className={css['bar'] ?? ''}
        aria-label={STEPS[step]}
      />
      <span>{total === null ? `${done} 行` : `${Math.round((done / Math.max(1, total)) * 100)}%`}</span>
      <Button variant="default" size="compact-sm" onClick={() => cancel.mutate({})}>
        {WORDS.cancel}
      </Button>
    </div>
  );
}
