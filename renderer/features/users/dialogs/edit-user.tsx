import type { UserRow } from '#shared/contract/access/users.ts';
import { hasCode, sentenceOf } from '../../../client/app-failure.ts';
import { useAction } from '../../../client/use-channel.ts';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { checkUser, NO_PROBLEMS } from '../check-user.ts';
import { roleWords } from '../role-words.ts';
import { UserFields, useUserForm } from '../user-fields.tsx';

/** Name and roles of a user. */
export function EditUser({ user, onClose }: { readonly user: UserRow; readonly onClose: () => void }) {
  const form = useUserForm(user);
  const rename = useAction('user/rename', ['user/list', 'app/status']);
  const setRolesOf = useAction('user/setRoles', ['user/list', 'app/status']);
  const { name, roles } = form;
  const save = async () => {
    const found = checkUser({ name, roles, pair: null });
    if (found !== null) {
      form.show(found);
      return;
    }
    try {
      // The name first: whoever gives away the own administration could not correct it any more.
      if (name.trim() !== user.name) await rename.mutateAsync({ userId: user.id, name: name.trim() });
      if (roleWords(roles) !== roleWords(user.roles))
        await setRolesOf.mutateAsync({ userId: user.id, roles: [...roles] });
      notifyDone(`已保存：${name.trim()}（${roleWords(roles)}）。`);
      onClose();
    } catch (error) {
      const text = sentenceOf(error);
      if (hasCode(error, 'USER_NAME_TAKEN')) form.show({ ...NO_PROBLEMS, name: { severity: 'wrong', text } });
      if (hasCode(error, 'LAST_ADMIN')) form.show({ ...NO_PROBLEMS, roles: { severity: 'wrong', text } });
    }
  };
  const failure = rename.error ?? setRolesOf.error;
  return (
    <FormDialog
      title={`修改用户 ${user.name}`}
      verb="保存"
      form={form.ref}
      isBusy={rename.isPending || setRolesOf.isPending}
      failure={hasCode(failure, 'USER_NAME_TAKEN', 'LAST_ADMIN') ? null : failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <UserFields of={form} hint="已经办理的记录仍写着当时的姓名。" />
    </FormDialog>
  );
}
