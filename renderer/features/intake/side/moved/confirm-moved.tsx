import { Button, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import type { MovedCase } from '#shared/contract/case/review.ts';
import { shortNumber } from '../../../../text/application-number.ts';
import { WORDS } from '../../../../text/words.ts';
import { notifyDone, notifyFailure } from '../../../../ui/overlay/notify.tsx';
import { AppFailure } from '../../../../client/app-failure.ts';
import { byNumber } from '../../../review/by-number.ts';
import { movedSentence } from '../../../review/moved-words.ts';
import { usePageMoves } from '../../page/page-moves.ts';
import { resettledOf, settledAgainWords } from '../../../review/settle-again.ts';
import { leaveMoved, settleWithMoved } from '../../state/moving-actions.ts';
import { useIntake, useIntakeSession } from '../../state/use-intake.ts';
import css from './moved.module.css';

/** Before a confirmation that moves other cases: which, by how much, and whether they are settled again with it. */
export function ConfirmMoved({ rows }: { readonly rows: readonly MovedCase[] }) {
  const session = useIntakeSession();
  const moves = usePageMoves();
  const busy = useIntake((state) => state.busy);
  const payable = useIntake((state) => state.assessment?.settlement?.payable ?? null);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const inOrder = byNumber(rows);
  const due = inOrder.filter(({ isDue }) => isDue);
  const shifted = inOrder.filter(({ isDue }) => !isDue);
  const chosen = resettledOf(due).filter(({ id }) => !leftOut.has(id));
  const confirm = async (): Promise<void> => {
    if (payable === null || busy !== null) return;
    const { outcome, again } = await settleWithMoved(session, payable, chosen);
    if (outcome.kind !== 'done') return;
    if (!again.ok) notifyFailure(new AppFailure(again.error));
    else if (chosen.length > 0) notifyDone(settledAgainWords(again.value));
    moves.goTo('papers');
  };
  const toggle = (id: string): void =>
    setLeftOut(leftOut.has(id) ? new Set([...leftOut].filter((each) => each !== id)) : new Set([...leftOut, id]));
  // The question's own keys: on the page around it Ctrl+Enter asks the same again.
  const pressKey = (event: KeyboardEvent): void => {
    const isSubmit = event.key === 'Enter' && event.ctrlKey;
    if (!isSubmit && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!isSubmit) leaveMoved(session);
    else if (!event.repeat) void confirm();
  };
  return (
    <div className={css['confirm']} role="group" aria-label="金额随之变化的申请" onKeyDown={pressKey}>
      <p className={css['text']}>确认后，同一人的 {rows.length} 份申请金额随之变化：</p>
      <ul className={css['rows']}>
        {due.map((row) => (
          <li key={row.id} className={css['row']}>
            <CaseLink row={row} />
            <span>{movedSentence({ ...row, cause: null })}</span>
            {row.after === null ? (
              <span className={css['faint']}>确认后请打开它「退回修改」</span>
            ) : (
              <Checkbox
                size="xs"
                label="同时重新测算"
                aria-label={`同时重新测算 ${row.number}`}
                checked={!leftOut.has(row.id)}
                onChange={() => toggle(row.id)}
              />
            )}
          </li>
        ))}
        {shifted.map((row) => (
          <li key={row.id} className={css['row']}>
            <CaseLink row={row} />
            <span>{movedSentence({ ...row, cause: null })}</span>
            <span className={css['faint']}>应付不变，差额计入本申请，不必重新测算</span>
          </li>
        ))}
      </ul>
      {due.length === 0 ? null : (
        <p className={css['faint']}>
          没有勾选的标为「需重新测算」，重新测算以前不能复核和封批。已封批的不改动，差额计入本人下一次测算。
        </p>
      )}
      <div className={css['buttons']}>
        <Button variant="default" onClick={() => leaveMoved(session)} disabled={busy !== null}>
          {WORDS.cancel}
        </Button>
        <Button autoFocus loading={busy === 'settle'} onClick={() => void confirm()} title="Ctrl+Enter">
          {chosen.length === 0 ? '确认测算' : `确认并重新测算 ${chosen.length} 份`}
        </Button>
      </div>
    </div>
  );
}

function CaseLink({ row }: { readonly row: MovedCase }) {
  return (
    <Link to="/applications/$id" params={{ id: row.id }} className={css['link']} title={row.number}>
      {shortNumber(row.number)}
      {row.isReviewed ? <span className={css['faint']}>　已复核</span> : null}
    </Link>
  );
}
