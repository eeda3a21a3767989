import { useRef, useState } from 'react';
import type { Role } from '#shared/domain/role.ts';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import type { FieldProblem } from '../../ui/field/field-problem.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { notifyDone } from '../../ui/overlay/notify.tsx';
import { NewPasswordFields } from '../password/new-password-fields.tsx';
import { checkUser, NO_PROBLEMS, type UserProblems } from './check-user.ts';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { RoleChoice } from './role-choice.tsx';
import { roleWords } from './role-words.ts';
import css from './users.module.css';

type AddUserProps = { readonly names: readonly string[]; readonly onClose: () => void };

/** Somebody new: name and roles by the administrator, the password by the new person. */
export function AddUser({ names, onClose }: AddUserProps) {
  const { station } = useSession();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(['reviewer']);
  const [pair, setPair] = useState({ password: '', again: '' });
  const [problems, setProblems] = useState<UserProblems>(NO_PROBLEMS);
  const form = useRef<HTMLFormElement>(null);
  const add = useAction('user/add', ['user/list']);
  const show = (found: UserProblems) => {
    setProblems(found);
    focusFirstProblem(form);
  };
  const submit = () => {
    const found = checkUser({ name, roles, pair });
    if (found !== null) {
      show(found);
      return;
    }
    add.mutate(
      { name: name.trim(), roles: [...roles], password: pair.password },
      {
        onSuccess: () => {
          notifyDone(`已添加${name.trim()}（${roleWords(roles)}）。`);
          onClose();
        },
        onError: (error) => {
          const problem: FieldProblem = { severity: 'wrong', text: sentenceOf(error) };
          if (hasCode(error, 'USER_NAME_TAKEN')) show({ ...NO_PROBLEMS, name: problem });
          if (hasCode(error, 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK')) show({ ...NO_PROBLEMS, password: problem });
        },
      },
    );
  };
  const isSaidAtField = hasCode(add.error, 'USER_NAME_TAKEN', 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK');
  return (
    <FormDialog
      title="添加用户"
      verb="添加"
      form={form}
      isBusy={add.isPending}
      failure={isSaidAtField ? null : add.error}
      onSubmit={submit}
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
      />
      <RoleChoice
        roles={roles}
        onChange={(next) => {
          setRoles(next);
          setProblems({ ...problems, roles: null });
        }}
        problem={problems.roles}
      />
      <p className={css['advice']}>下面的密码请本人输入，管理员不要代填，也不需要知道。</p>
      <NewPasswordFields
        value={pair}
        onChange={(next) => {
          setPair(next);
          setProblems({ ...problems, password: null, again: null });
        }}
        problems={problems}
        knownWords={[station.townshipName, station.townshipCode, name, ...names]}
      />
    </FormDialog>
  );
}
