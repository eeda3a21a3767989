import { useState } from 'react';
import type { Role } from '../../../books/roles.ts';
import type { UserView } from '../../api/views.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RolesField } from './roles-field.tsx';
import css from './users.module.css';

type ChangeRolesProps = { readonly user: UserView; readonly onClose: () => void };

/** Gives somebody other work; it counts from their next click on. */
export function ChangeRoles({ user, onClose }: ChangeRolesProps) {
  const [roles, setRoles] = useState<readonly Role[]>(user.roles);
  const [isTried, setTried] = useState(false);
  const act = useAct('change-roles');
  const submit = (): void => {
    setTried(true);
    if (roles.length > 0) act.mutate({ user: user.user, roles: [...roles] }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`更改 ${user.name} 的权限`}
      verb="更改"
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <RolesField roles={roles} onChange={setRoles} isMissing={isTried && roles.length === 0} />
      <p className={css['effect']}>马上生效。已经办理的决定和支付不受影响；批准过的案件仍不能由本人登记支付。</p>
    </FormDialog>
  );
}
