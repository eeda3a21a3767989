import { isUnsealedSettlement } from '#shared/domain/application-status.ts';
import { ReasonForm } from '../../../decision/reason-form.tsx';
import { useIntake, useIntakeSession } from '../../state/use-intake.ts';
import { MovesNote } from '../moved/moves-note.tsx';
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
  const reopenWith = useReopen(isReview);
  const isSettled = isUnsealedSettlement(status);
  const reopen = async (reason: string): Promise<void> => {
    if (await reopenWith(reason)) onClose();
  };
  return (
    <ReasonForm
      verb="退回修改"
      effect={`${number ?? ''} 将退回为草稿，编号不变。${isSettled ? '已确认的测算作废，已占用的限额退回。' : ''}`}
      label="退回原因"
      isBusy={busy === 'reopen'}
      onSubmit={(reason) => void reopen(reason)}
      onClose={onClose}
    >
      {status === 'accepted' ? null : <MovesNote />}
    </ReasonForm>
  );
}
