import { useRef, useState } from 'react';
import type { UserRow } from '#shared/contract/access/users.ts';
import type { Role } from '#shared/domain/role.ts';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { notifyDone } from '../../ui/overlay/notify.tsx';
import { checkUser, NO_PROBLEMS, type UserProblems } from './check-user.ts';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { RoleChoice } from './role-choice.tsx';
import { roleWords } from './role-words.ts';

/** Name and roles of a user. */
export function EditUser({ user, onClose }: { readonly user: UserRow; readonly onClose: () => void }) {
  const [name, setName] = useState(user.name);
  const [roles, setRoles] = useState<readonly Role[]>(user.roles);
  const [problems, setProblems] = useState<UserProblems>(NO_PROBLEMS);
  const form = useRef<HTMLFormElement>(null);
  const rename = useAction('user/rename', ['user/list', 'app/status']);
  const setRolesOf = useAction('user/setRoles', ['user/list', 'app/status']);
  const show = (found: UserProblems) => {
    setProblems(found);
    focusFirstProblem(form);
  };
  const save = async () => {
    const found = checkUser({ name, roles, pair: null });
    if (found !== null) {
      show(found);
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
      if (hasCode(error, 'USER_NAME_TAKEN')) show({ ...NO_PROBLEMS, name: { severity: 'wrong', text } });
      if (hasCode(error, 'LAST_ADMIN')) show({ ...NO_PROBLEMS, roles: { severity: 'wrong', text } });
    }
  };
  const failure = rename.error ?? setRolesOf.error;
  return (
    <FormDialog
      title={`修改用户 ${user.name}`}
      verb="保存"
      form={form}
      isBusy={rename.isPending || setRolesOf.isPending}
      failure={hasCode(failure, 'USER_NAME_TAKEN', 'LAST_ADMIN') ? null : failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField
        label="姓名"
        isRequired
        data-autofocus
        maxLength={50}
        value={name}
        onChange={(text) => {
          setName(text);
          setProblems({ ...problems, name: null });
        }}
        problem={problems.name}
        hint="已经办理的记录仍写着当时的姓名。"
      />
      <RoleChoice
        roles={roles}
        onChange={(next) => {
          setRoles(next);
          setProblems({ ...problems, roles: null });
        }}
        problem={problems.roles}
      />
    </FormDialog>
  );
}
