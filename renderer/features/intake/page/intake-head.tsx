import { useChannel } from '../../../client/use-channel.ts';
import { StatusChip } from '../../../ui/status-chip.tsx';
import css from './intake.module.css';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';

/** Whose application, its number and where it stands. */
export function IntakeHead() {
  const name = useIntake((state) => state.form.person.name.trim());
  const number = useIntake((state) => state.detail.number);
  const status = useIntake((state) => state.detail.status);
  return (
    <header className={css['head']}>
      <h1 className={css['title']}>{name === '' ? '新申请' : `${name}的申请`}</h1>
      <StatusChip status={status} />
      <span className={css['number']}>{number ?? '受理时编号'}</span>
      <LastReason />
    </header>
  );
}

/** Why the application came back, as long as it is being corrected. What the county wrote stands in its own notice below. */
function LastReason() {
  const { id } = useIntakeSession();
  const reason = useIntake((state) =>
    state.detail.status === 'draft'
      ? (state.detail.history.findLast((entry) => entry.moved !== '' && entry.reason !== '')?.reason ?? '')
      : '',
  );
  const { data, isPending } = useChannel('sync/case', { id }, { enabled: reason !== '' });
  const isSaidBelow = data?.rows.some((said) => said.isReplaced && reason.endsWith(`：${said.reason}`)) ?? isPending;
  return reason === '' || isSaidBelow ? null : <span className={css['reason']}>退回原因：{reason}</span>;
}
