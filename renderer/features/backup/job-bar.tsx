import { Button, Progress } from '@mantine/core';
import type { BackupView } from '#shared/contract/data/backup.ts';
import { useAction } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import css from './backup.module.css';

const JOBS = { backup: '正在备份', drill: '正在演练恢复', restore: '正在准备恢复' } as const;

/** How far the job is, and a way to end it. */
export function JobBar({ job }: { readonly job: NonNullable<BackupView['job']> }) {
  const cancel = useAction('backup/cancel', ['backup/view']);
  const percent = Math.round(job.share * 100);
  return (
    <div className={css['job']} role="status" aria-label={JOBS[job.kind]}>
      <span>{JOBS[job.kind]}</span>
      <Progress value={percent} className={css['bar'] ?? ''} aria-label={`${percent}%`} />
      <span className={css['percent']}>{percent}%</span>
      <Button variant="default" size="compact-sm" onClick={() => cancel.mutate({})}>
        {WORDS.cancel}
      </Button>
    </div>
  );
}
