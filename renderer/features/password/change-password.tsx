import { useRef, useState } from 'react';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import type { FieldProblem } from '../../ui/field/field-problem.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { PasswordField } from '../../ui/field/password-field.tsx';
import { notifyDone } from '../../ui/overlay/notify.tsx';
import { FormDialog } from '../../ui/overlay/form-dialog.tsx';
import { checkNewPassword } from './check-new-password.ts';
import { NewPasswordFields } from './new-password-fields.tsx';
import { ownPasswordWords } from './own-password-words.ts';

type Problems = {
  readonly old: FieldProblem | null;
  readonly password: FieldProblem | null;
  readonly again: FieldProblem | null;
};

const NONE: Problems = { old: null, password: null, again: null };

/** The own password: the present one, then a new one twice. */
export function ChangePassword({ onClose }: { readonly onClose: () => void }) {
  const { station, user } = useSession();
  const [old, setOld] = useState('');
  const [pair, setPair] = useState({ password: '', again: '' });
  const [problems, setProblems] = useState<Problems>(NONE);
  const form = useRef<HTMLFormElement>(null);
  const change = useAction('session/changePassword');
  const show = (found: Problems) => {
    setProblems(found);
    focusFirstProblem(form);
  };
  const submit = () => {
    const emptyOld: FieldProblem | null = old === '' ? { severity: 'wrong', text: '请输入现在的密码。' } : null;
    const found: Problems = { old: emptyOld, ...checkNewPassword(pair) };
    if (found.old !== null || found.password !== null || found.again !== null) {
      show(found);
      return;
    }
    change.mutate(
      { password: old, newPassword: pair.password },
      {
        onSuccess: () => {
          notifyDone('密码已更换，下次登录用新密码。');
          onClose();
        },
        onError: (error) => {
          const problem: FieldProblem = { severity: 'wrong', text: sentenceOf(error) };
          if (hasCode(error, 'WRONG_PASSWORD', 'WAIT_BEFORE_RETRY'))
            show({ ...NONE, old: { severity: 'wrong', text: ownPasswordWords(error) } });
          if (hasCode(error, 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK', 'PASSWORD_UNCHANGED'))
            show({ ...NONE, password: problem });
        },
      },
    );
  };
  const isSaidAtField = problems.old !== null || problems.password !== null;
  return (
    <FormDialog
      title="修改密码"
      verb="更换密码"
      form={form}
      isBusy={change.isPending}
      failure={isSaidAtField ? null : change.error}
      onSubmit={submit}
      onClose={onClose}
      onLock={onClose}
    >
      <PasswordField
        label="现在的密码"
        isRequired
        data-autofocus
        autoComplete="current-password"
        value={old}
        onChange={(text) => {
          setOld(text);
          setProblems({ ...problems, old: null });
        }}
        problem={problems.old}
      />
      <NewPasswordFields
        label="新密码"
        value={pair}
        onChange={(next) => {
          setPair(next);
          setProblems({ ...problems, password: null, again: null });
        }}
        problems={problems}
        knownWords={[station.townshipName, station.townshipCode, user.name]}
      />
    </FormDialog>
  );
}
