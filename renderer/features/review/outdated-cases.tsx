import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AppFailure } from '../../client/app-failure.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { WhoCan } from '../../ui/who-can.tsx';
import { ask } from '../intake/state/ask.ts';
import { byNumber } from './by-number.ts';
import { movedSentence } from './moved-words.ts';
import css from './review.module.css';
import { type Resettled, resettledOf, settleAgain, settledAgainWords } from './settle-again.ts';

const ALL = 'all';
const WHO_CAN = 'who-can-resettle';

/** 需重新测算: cases that another application has moved, settled again one by one or all; nothing while there are none. */
export function OutdatedCases() {
  const { data, refetch } = useChannel('application/outdated', {});
  const missing = useMissingRole('clerk');
  const [busy, setBusy] = useState<string | null>(null);
  const rows = byNumber(data?.rows ?? []);
  const open = resettledOf(rows);
  const settle = async (chosen: readonly Resettled[], what: string): Promise<void> => {
    setBusy(what);
    const again = await settleAgain(ask, chosen);
    setBusy(null);
    if (again.ok) notifyDone(settledAgainWords(again.value));
    else notifyFailure(new AppFailure(again.error));
    // One case may move the next one: what is left is looked at anew.
    void refetch();
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
              loading={busy === ALL}
              disabled={busy !== null || missing !== null}
              aria-describedby={missing === null ? undefined : WHO_CAN}
              onClick={() => void settle(open, ALL)}
            >
              全部重新测算 {open.length} 份
            </Button>
          ) : null
        }
      >
        以下 {rows.length} 份申请要先重新测算，才能复核和封批。
      </Notice>
      <WhoCan id={WHO_CAN} line={missing} />
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
                loading={busy === row.id}
                disabled={busy !== null || missing !== null}
                aria-describedby={missing === null ? undefined : WHO_CAN}
                onClick={() => void settle(resettledOf([row]), row.id)}
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
