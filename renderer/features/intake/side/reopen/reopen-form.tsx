import { Button } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { WORDS } from '../../../../text/words.ts';
import { ProblemLine } from '../../field/problem-line.tsx';
import { useIntake, useIntakeSession } from '../../state/use-intake.ts';
import { MovesNote } from '../moved/moves-note.tsx';
import css from './reopen.module.css';
import { useReopen } from './use-reopen.ts';

type ReopenFormProps = {
  readonly onClose: () => void;
  /** Given back by the reviewer, not taken back by a clerk. */
  readonly isReview: boolean;
};

/** Takes an accepted or settled application back into a draft; says what that does and asks why. */
export function ReopenForm({ onClose, isReview }: ReopenFormProps) {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const { number, status } = session.state.get().detail;
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const reopenWith = useReopen(isReview);
  const isMissing = isAsked && reason.trim() === '';
  const reopen = async (): Promise<void> => {
    if (reason.trim() === '') setAsked(true);
    else if (await reopenWith(reason.trim())) onClose();
  };
  // The form's own keys: on the page around it Ctrl+Enter would confirm the settlement.
  const pressKey = (event: KeyboardEvent): void => {
    const isSubmit = event.key === 'Enter' && event.ctrlKey;
    if (!isSubmit && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!isSubmit) onClose();
    else if (!event.repeat) void reopen();
  };
  return (
    <div className={css['reopen']} role="group" aria-label="退回修改" onKeyDown={pressKey}>
      <p className={css['reopenText']}>
        {number ?? ''} 将退回草稿，编号不变。
        {status === 'settled' || status === 'reviewed' ? '已确认的测算作废，已占用的限额退回。' : ''}
      </p>
      {status === 'accepted' ? null : <MovesNote />}
      <label className={css['reasonLabel']}>
        退回原因
        <textarea
          className={css['reasonText']}
          rows={3}
          maxLength={400}
          autoFocus
          aria-invalid={isMissing}
          aria-describedby={isMissing ? 'reopen-problem' : undefined}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {isMissing ? (
        <ProblemLine id="reopen-problem" problem={{ severity: 'wrong', text: '请写明原因，它会记入办理记录。' }} />
      ) : null}
      <div className={css['reopenButtons']}>
        <Button variant="default" onClick={onClose}>
          {WORDS.cancel}
        </Button>
        <Button loading={busy === 'reopen'} onClick={() => void reopen()} title="Ctrl+Enter">
          退回修改
        </Button>
      </div>
    </div>
  );
}
