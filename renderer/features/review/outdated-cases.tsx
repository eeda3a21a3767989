import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { MovedCase } from '#shared/contract/case/review.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { movedSentence } from './moved-words.ts';
import css from './review.module.css';

/** 需重新测算: cases that another application has moved, settled again one by one or all; nothing while there are none. */
export function OutdatedCases() {
  const { data, refetch } = useChannel('application/outdated', {});
  const resettle = useAction('application/resettle', [
    'application/outdated',
    'application/list',
    'application/get',
    'batch/waiting',
    'review/list',
    'ledger/person',
  ]);
  const rows = data?.rows ?? [];
  const open = rows.filter(({ after }) => after !== null);
  const settleAgain = async (chosen: readonly MovedCase[]): Promise<void> => {
    try {
      for (const { id, revision, after } of chosen) {
        if (after !== null) await resettle.mutateAsync({ id, revision, expected: after });
      }
      notifyDone(`已重新测算 ${chosen.length} 份，请重新复核。`);
    } catch (error) {
      // One case may move the next one: what is left is looked at anew.
      notifyFailure(error);
      void refetch();
    }
  };
  if (rows.length === 0) return null;
  return (
    <PageSection
      title="需重新测算"
      note="同一人的其他申请有了变动，这些申请的应救助金额随之变化。确认后按新金额重新测算，需要再复核一次。"
    >
      <Notice
        meaning="warn"
        action={
          open.length > 1 ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={resettle.isPending}
              onClick={() => void settleAgain(open)}
            >
              全部重新测算 {open.length} 份
            </Button>
          ) : null
        }
      >
        以下 {rows.length} 份申请要先重新测算，才能复核和封批。
      </Notice>
      <ul className={css['moved']}>
        {rows.map((row) => (
          <li key={row.id} className={css['movedRow']}>
            <Link to="/applications/$id" params={{ id: row.id }} className={css['link']}>
              {row.number}
            </Link>
            <span>{row.personName}</span>
            <span>{movedSentence(row)}</span>
            {row.after === null ? (
              <span>请打开后「退回修改」</span>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`重新测算 ${row.number}`}
                loading={resettle.isPending && resettle.variables.id === row.id}
                disabled={resettle.isPending}
                onClick={() => void settleAgain([row])}
              >
                重新测算
              </Button>
            )}
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
