import type { OneTimeView, UserView } from '../../api/views.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import css from './users.module.css';

/** What an administrator does with somebody else's account. */
export type UserChange = 'renew' | 'deactivate';

type ChangeUserProps = {
  readonly change: UserChange;
  readonly user: UserView;
  readonly onRenewed: (once: OneTimeView) => void;
  readonly onClose: () => void;
};

/** Asks once before an account is put out of use or gets another password. */
export function ChangeUser({ change, user, onRenewed, onClose }: ChangeUserProps) {
  const renew = useAct('renew-password');
  const deactivate = useAct('deactivate-user');
  const input = { user: user.user };
  return change === 'renew' ? (
    <FormDialog
      title={`给 ${user.name} 发一次性密码`}
      verb={user.isActive ? '发一次性密码' : '重新启用'}
      isBusy={renew.isPending}
      failure={renew.error}
      onSubmit={() => renew.mutate(input, { onSuccess: onRenewed })}
      onClose={onClose}
    >
      <p className={css['effect']}>
        {user.isActive
          ? '原来的密码马上作废，正在登录的也会退出。请先确认是本人要求的。'
          : '这个用户已停用。发一次性密码后就能重新登录，权限和以前一样。'}
      </p>
    </FormDialog>
  ) : (
    <FormDialog
      title={`停用 ${user.name}`}
      verb="停用"
      isDanger
      isBusy={deactivate.isPending}
      failure={deactivate.error}
      onSubmit={() => deactivate.mutate(input, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p className={css['effect']}>马上生效，正在登录的也会退出。已经办理的决定和支付不受影响，以后可以重新启用。</p>
    </FormDialog>
  );
}
