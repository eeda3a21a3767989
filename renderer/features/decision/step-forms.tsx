import { Button } from '@mantine/core';
import { isConfirmed } from '#shared/domain/application-status.ts';
import { WORDS } from '../../text/words.ts';
import { MovesNote } from '../intake/side/moved/moves-note.tsx';
import { perform } from '../intake/state/intake-actions.ts';
import { useIntake, useIntakeSession } from '../intake/state/use-intake.ts';
import css from './decision.module.css';
import { ReasonForm } from './reason-form.tsx';

type FormProps = { readonly onClose: () => void };

/** 撤回申请: the applicant no longer wants it; says first which other cases of the person it moves. */
export function WithdrawForm({ onClose }: FormProps) {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const isMoving = useIntake((state) => isConfirmed(state.detail.status));
  const { id, ask, state } = session;
  const withdraw = async (reason: string): Promise<void> => {
    const outcome = await perform(session, 'decide', () =>
      ask('application/withdraw', { id, revision: state.get().detail.revision, reason }),
    );
    if (outcome.kind === 'done') onClose();
  };
  return (
    <ReasonForm
      verb="撤回申请"
      effect="申请人不再申请时使用。撤回后不能恢复，已占用的票据和限额退回，需要时另开申请。"
      label="撤回原因"
      isBusy={busy === 'decide'}
      onSubmit={(reason) => void withdraw(reason)}
      onClose={onClose}
    >
      {isMoving ? <MovesNote verb="撤回" /> : null}
    </ReasonForm>
  );
}

/** 不同意不予救助: it goes back to 已受理. */
export function DeclineForm({ onClose }: FormProps) {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const { id, ask, state } = session;
  const decline = async (reason: string): Promise<void> => {
    const outcome = await perform(session, 'decide', () =>
      ask('application/declineRefusal', { id, revision: state.get().detail.revision, reason }),
    );
    if (outcome.kind === 'done') onClose();
  };
  return (
    <ReasonForm
      verb="不同意"
      effect="申请回到已受理，由受理员继续办理。"
      label="不同意的原因"
      isBusy={busy === 'decide'}
      onSubmit={(reason) => void decline(reason)}
      onClose={onClose}
    />
  );
}

/** 提出不予救助: shows every failed condition with its article first; a second person confirms. */
export function RefuseForm({ onClose }: FormProps) {
  const session = useIntakeSession();
  const busy = useIntake((state) => state.busy);
  const eligibility = useIntake((state) => state.assessment?.eligibility ?? null);
  const failed = (eligibility ?? []).filter(({ result }) => result === 'fail');
  const { id, ask, state } = session;
  const refuse = async (): Promise<void> => {
    const outcome = await perform(session, 'decide', () =>
      ask('application/refuse', { id, revision: state.get().detail.revision }),
    );
    if (outcome.kind === 'done') onClose();
  };
  return (
    <div className={css['form']} role="group" aria-label="提出不予救助">
      <p className={css['effect']}>以下条件不符合，逐条写入不予医疗救助告知书，由另一位复核员确认后生效。</p>
      <ul className={css['items']} aria-label="不符合的条件">
        {failed.map((line, index) => (
          <li key={`${index}/${line.condition}`}>
            {line.condition}：{line.fact}
            <span className={css['soft']}>（{line.article}）</span>
          </li>
        ))}
      </ul>
      <div className={css['buttons']}>
        <Button variant="default" onClick={onClose}>
          {WORDS.cancel}
        </Button>
        <Button autoFocus loading={busy === 'decide'} onClick={() => void refuse()}>
          提出不予救助
        </Button>
      </div>
    </div>
  );
}
