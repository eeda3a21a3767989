import { useState } from 'react';
import type { FieldProblem } from '../../../../renderer/ui/field/field-problem.ts';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import type { Role } from '../../../books/roles.ts';
import type { OneTimeView } from '../../api/views.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RolesField } from './roles-field.tsx';

/** As the service takes it. */
const USER = /^[a-z][a-z0-9-]{1,29}$/;
const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

type MakeUserProps = { readonly onMade: (once: OneTimeView) => void; readonly onClose: () => void };

/** Somebody new: name, roles; the service makes the first password. */
export function MakeUser({ onMade, onClose }: MakeUserProps) {
  const [user, setUser] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [isTried, setTried] = useState(false);
  const act = useAct('make-user');
  const isUser = USER.test(user.trim());
  const submit = (): void => {
    setTried(true);
    if (isUser && name.trim() !== '' && roles.length > 0)
      act.mutate({ user: user.trim(), name: name.trim(), roles: [...roles] }, { onSuccess: onMade });
  };
  return (
    <FormDialog
      title="新用户"
      verb="建立并发一次性密码"
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="用户名"
        hint="登录时输入：小写字母开头，2 至 30 个小写字母、数字或短横。以后不能改。"
        value={user}
        onChange={setUser}
        maxLength={30}
        data-autofocus
        problem={isTried && !isUser ? wrong('用户名须以小写字母开头，2 至 30 个小写字母、数字或短横。') : null}
      />
      <TextField
        label="姓名"
        hint="会出现在决定和操作记录里，乡镇也看得到。"
        value={name}
        onChange={setName}
        maxLength={60}
        problem={isTried && name.trim() === '' ? wrong('请填写姓名。') : null}
      />
      <RolesField roles={roles} onChange={setRoles} isMissing={isTried && roles.length === 0} />
    </FormDialog>
  );
}
