import { useState } from 'react';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { hasCode, sentenceOf } from '../../../client/app-failure.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { NewPasswordFields } from '../../password/new-password-fields.tsx';
import { checkUser, NO_PROBLEMS } from '../check-user.ts';
import { roleWords } from '../role-words.ts';
import { UserFields, useUserForm } from '../user-fields.tsx';
import css from '../users.module.css';

type AddUserProps = { readonly names: readonly string[]; readonly onClose: () => void };

const NO_PASSWORD = { password: '', again: '' };

/** Somebody new: name and roles by the administrator, the password by the new person. */
export function AddUser({ names, onClose }: AddUserProps) {
  const { station } = useSession();
  const form = useUserForm({ name: '', roles: ['reviewer'] });
  const [pair, setPair] = useState(NO_PASSWORD);
  const add = useAction('user/add', ['user/list']);
  const { name, roles } = form;
  const submit = () => {
    const found = checkUser({ name, roles, pair });
    if (found !== null) {
      form.show(found);
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
          if (hasCode(error, 'USER_NAME_TAKEN')) form.show({ ...NO_PROBLEMS, name: problem });
          if (hasCode(error, 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK'))
            form.show({ ...NO_PROBLEMS, password: problem });
        },
      },
    );
  };
  const isSaidAtField = hasCode(add.error, 'USER_NAME_TAKEN', 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK');
  return (
    <FormDialog
      title="添加用户"
      verb="添加"
      form={form.ref}
      isBusy={add.isPending}
      failure={isSaidAtField ? null : add.error}
      onSubmit={submit}
      onClose={onClose}
      onLock={() => setPair(NO_PASSWORD)}
    >
      <UserFields of={form} />
      <p className={css['advice']}>下面的密码请本人输入，管理员不要代填，也不需要知道。</p>
      <NewPasswordFields
        value={pair}
        onChange={(next) => {
          setPair(next);
          form.clear('password', 'again');
        }}
        problems={form.problems}
        knownWords={[station.townshipName, station.townshipCode, name, ...names]}
      />
    </FormDialog>
  );
}
