import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CountyLedgerEntry } from '#shared/contract/county/county-ledger.ts';
import { errorText } from '#shared/errors.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { useSession } from '../../../client/use-session.ts';
import { instantToMinute } from '../../../text/instants.ts';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import css from '../sync.module.css';
import { LEDGER_TOUCHES } from './ledger-touches.ts';
import { UndoLedgerDialog } from './undo-ledger-dialog.tsx';

/** How many that count or were taken back are shown; those that wait are always. */
const MOST_SHOWN = 3;

/** The snapshots of the county's ledger that were taken over, and what can still be done with each. Nothing when there is none. */
export function CountyLedgers() {
  const rows = useChannel('countyLedger/list', {}).data?.rows ?? [];
  const [toUndo, setToUndo] = useState<CountyLedgerEntry | null>(null);
  if (rows.length === 0) return null;
  const waits = ({ state, undoBy }: CountyLedgerEntry): boolean => state === 'waiting' || undoBy !== null;
  const waiting = rows.filter(waits);
  const others = rows.filter((row) => row.state === 'active' && !waits(row)).slice(0, MOST_SHOWN);
  return (
    <PageSection title="县级台账" note="已采用的、别处已给的救助。测算年度限额时计入；同一人以日期最近的一份为准。">
      <ul className={css['returned']}>
        {[...waiting, ...others].map((row) => (
          <li key={row.id}>
            <Entry entry={row} onUndo={() => setToUndo(row)} />
          </li>
        ))}
      </ul>
      {toUndo === null ? null : <UndoLedgerDialog key={toUndo.id} entry={toUndo} onClose={() => setToUndo(null)} />}
    </PageSection>
  );
}

function Entry({ entry, onUndo }: { readonly entry: CountyLedgerEntry; readonly onUndo: () => void }) {
  const { station, today } = useSession();
  const missing = useMissingRole('clerk');
  const confirm = useAction('countyLedger/confirm', LEDGER_TOUCHES);
  const keep = useAction('countyLedger/keep', LEDGER_TOUCHES);
  const { id, asOf, state, at, takenBy, isOwn, confirmedBy, permitNo, undoBy, reason } = entry;
  const mayAlone = station.singlePerson !== null && station.singlePerson.until >= today;
  const isUndo = undoBy !== null;
  const isWaiting = state === 'waiting' || isUndo;
  const isStuck = isWaiting && isOwn && !mayAlone;
  const second = () =>
    confirm.mutate(
      { id },
      {
        onSuccess: () => notifyDone(isUndo ? '县级台账已撤回。' : '县级台账已生效。'),
        onError: notifyFailure,
      },
    );
  const leave = () =>
    keep.mutate({ id }, { onSuccess: () => notifyDone('这份台账照旧计入。'), onError: notifyFailure });
  return (
    <Notice
      meaning={isWaiting ? 'warn' : 'info'}
      action={
        <span className={css['itemActs']}>
          {isWaiting && !isStuck ? (
            <Button
              size="compact-sm"
              loading={confirm.isPending}
              onClick={second}
              aria-label={`确认${isUndo ? '撤回' : ''}截至 ${asOf} 的台账`}
            >
              {isUndo ? '确认撤回' : '确认生效'}
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="default"
            disabled={!isUndo && missing !== null}
            loading={keep.isPending}
            onClick={isUndo ? leave : onUndo}
            aria-label={isUndo ? `不撤回截至 ${asOf} 的台账` : `撤回截至 ${asOf} 的台账`}
          >
            {isUndo ? '不撤回' : '撤回'}
          </Button>
        </span>
      }
    >
      截至 {asOf}，{takenBy} 采用{state === 'waiting' ? '，等第二人确认，还没有计入' : ''}
      {confirmedBy === null
        ? ''
        : `，${confirmedBy} 确认${permitNo === null ? '' : `（同一人，县级授权 ${permitNo}）`}`}
      {isUndo ? `。${undoBy} 申请撤回（${reason}），撤回后有人会少计，等第二人确认；确认以前照旧计入` : ''}
      <span className={css['faint']}>{instantToMinute(at)}</span>
      {isStuck ? <p>{errorText({ code: 'LEDGER_OWN_CONFIRMATION', detail: {} })}</p> : null}
    </Notice>
  );
}
