import { Button } from '@mantine/core';
import { IconPlayerPause, IconRefresh, IconSend } from '@tabler/icons-react';
import type { PapersRow } from '#shared/contract/county/papers.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { notifyFailure } from '../../../ui/overlay/notify.tsx';
import { WHO_CAN_SYNC } from '../sync-words.ts';
import { useSync } from '../use-sync.ts';
import { PapersChip } from './papers-chip.tsx';
import { papersAct, papersNotes, papersWords } from './papers-words.ts';
import css from './papers.module.css';

type PapersLineProps = { readonly row: PapersRow; readonly isNamed: boolean };

/** How the papers of a batch stand, in one line, and the one thing to do with them. */
export function PapersLine({ row, isNamed }: PapersLineProps) {
  const notes = papersNotes(row);
  return (
    <div className={css['line']} role="group" aria-label={`第 ${row.seq} 批的材料`}>
      {isNamed ? <span className={css['name']}>第 {row.seq} 批</span> : null}
      <span className={css['words']}>{papersWords(row)}</span>
      <PapersChip stage={row.stage} />
      <span className={css['notes']}>{notes}</span>
      <PapersAct row={row} />
    </div>
  );
}

function PapersAct({ row }: { readonly row: PapersRow }) {
  const { data } = useSync();
  const missing = useMissingRole('clerk');
  const send = useAction('papers/send', ['papers/list', 'papers/parts', 'sync/state']);
  const hold = useAction('papers/hold', ['papers/list', 'papers/parts', 'sync/state']);
  const act = papersAct(row);
  const isOnline = data !== undefined && data.line !== null && data.enrolment !== null && data.revoked === null;
  // Without a line there is nothing to stop and nothing to send with: they go on a stick.
  if (act === null || !isOnline) return null;
  const who = { disabled: missing !== null, 'aria-describedby': missing === null ? undefined : WHO_CAN_SYNC };
  const common = { variant: 'default', size: 'compact-sm', ...who } as const;
  const { batchId, seq } = row;
  return act === 'hold' ? (
    <Button
      {...common}
      leftSection={<IconPlayerPause size={14} stroke={1.5} />}
      aria-label={`暂停第 ${seq} 批的材料`}
      loading={hold.isPending}
      onClick={() => hold.mutate({ batchId }, { onError: notifyFailure })}
    >
      暂停
    </Button>
  ) : (
    <Button
      {...common}
      leftSection={act === 'send' ? <IconSend size={14} stroke={1.5} /> : <IconRefresh size={14} stroke={1.5} />}
      aria-label={`${act === 'send' ? '现在送' : '补送'}第 ${seq} 批的材料`}
      loading={send.isPending}
      onClick={() => send.mutate({ batchId }, { onError: notifyFailure })}
    >
      {act === 'send' ? '现在送' : '补送'}
    </Button>
  );
}
