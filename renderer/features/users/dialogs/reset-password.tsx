import { useRef, useState } from 'react';
import type { UserRow } from '#shared/contract/access/users.ts';
import { hasCode, sentenceOf } from '../../../client/app-failure.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { focusFirstProblem } from '../../../ui/field/focus-first-problem.ts';
import { PasswordField } from '../../../ui/field/password-field.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { checkNewPassword } from '../../password/check-new-password.ts';
import { NewPasswordFields } from '../../password/new-password-fields.tsx';
import { ownPasswordWords } from '../../password/own-password-words.ts';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import css from '../users.module.css';

type Problems = {
  readonly password: FieldProblem | null;
  readonly again: FieldProblem | null;
  readonly own: FieldProblem | null;
};

const NONE: Problems = { password: null, again: null, own: null };

/** A forgotten password: its owner types a new one, the administrator allows it with the own password. */
export function ResetPassword({ user, onClose }: { readonly user: UserRow; readonly onClose: () => void }) {
  const { station, user: self } = useSession();
  const [pair, setPair] = useState({ password: '', again: '' });
  const [own, setOwn] = useState('');
  const [problems, setProblems] = useState<Problems>(NONE);
  const form = useRef<HTMLFormElement>(null);
  const reset = useAction('user/resetPassword');
  const show = (found: Problems) => {
    setProblems(found);
    focusFirstProblem(form);
  };
  const submit = () => {
    const emptyOwn: FieldProblem | null =
      own === '' ? { severity: 'wrong', text: '请输入您自己的登录密码，以确认是您本人允许的。' } : null;
    const found: Problems = { ...checkNewPassword(pair), own: emptyOwn };
    if (found.password !== null || found.again !== null || found.own !== null) {
      show(found);
      return;
    }
    reset.mutate(
      { userId: user.id, newPassword: pair.password, password: own },
      {
        onSuccess: () => {
          notifyDone(`${user.name}的密码已重设，原密码不能再用。`);
          onClose();
        },
        onError: (error) => {
          const problem: FieldProblem = { severity: 'wrong', text: sentenceOf(error) };
          if (hasCode(error, 'WRONG_PASSWORD', 'WAIT_BEFORE_RETRY'))
            show({ ...NONE, own: { severity: 'wrong', text: ownPasswordWords(error) } });
          if (hasCode(error, 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK')) show({ ...NONE, password: problem });
        },
      },
    );
  };
  const isSaidAtField = problems.own !== null || problems.password !== null;
  return (
    <FormDialog
      title={`重设${user.name}的密码`}
      verb="重设密码"
      form={form}
      isBusy={reset.isPending}
      failure={isSaidAtField ? null : reset.error}
      onSubmit={submit}
      onClose={onClose}
      onLock={onClose}
    >
      <p className={css['advice']}>
        先核对来人是{user.name}本人，由本人在下面输入新密码；再由您输入自己的密码确认。这一步会记入操作记录。
      </p>
      <NewPasswordFields
        label="新密码"
        value={pair}
        onChange={(next) => {
          setPair(next);
          setProblems({ ...problems, password: null, again: null });
        }}
        problems={problems}
        knownWords={[station.townshipName, station.townshipCode, user.name, self.name]}
      />
      <PasswordField
        label={`管理员${self.name}的密码`}
        isRequired
        autoComplete="current-password"
        value={own}
        onChange={(text) => {
          setOwn(text);
          setProblems({ ...problems, own: null });
        }}
        problem={problems.own}
      />
    </FormDialog>
  );
}
