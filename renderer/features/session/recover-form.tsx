import { Anchor, Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { errorText } from '#shared/errors.ts';
import { AppFailure, hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { enterMoves } from '../../ui/field/enter-moves.ts';
import type { FieldProblem } from '../../ui/field/field-problem.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { checkNewPassword } from '../password/check-new-password.ts';
import { NewPasswordFields } from '../password/new-password-fields.tsx';
import css from './session.module.css';
import { useCountdown } from './use-countdown.ts';
import { UserChoice, type User } from './user-choice.tsx';

type RecoverFormProps = {
  readonly users: readonly User[];
  readonly userId: string;
  readonly onUser: (id: string) => void;
  readonly onHold: (isHeld: boolean) => void;
  readonly onBack: () => void;
  /** Neither the password nor the code is there. */
  readonly onCounty: () => void;
  /** Gives the new recovery code; the old one is spent. */
  readonly onDone: (newCode: string) => void;
};

type Problems = {
  readonly code: FieldProblem | null;
  readonly password: FieldProblem | null;
  readonly again: FieldProblem | null;
};

const NONE: Problems = { code: null, password: null, again: null };

/** The way back in with the printed code: sets a new password and gives a new code. */
export function RecoverForm({ users, userId, onUser, onHold, onBack, onCounty, onDone }: RecoverFormProps) {
  const [code, setCode] = useState('');
  const [pair, setPair] = useState({ password: '', again: '' });
  const [problems, setProblems] = useState<Problems>(NONE);
  const form = useRef<HTMLFormElement>(null);
  const recover = useAction('session/recover');
  const wait = useCountdown();
  const isWaiting = wait.left > 0;
  const show = (found: Problems) => {
    setProblems(found);
    focusFirstProblem(form);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWaiting) return;
    const emptyCode: FieldProblem | null =
      code.trim() === '' ? { severity: 'wrong', text: '请按打印的恢复码逐组输入。' } : null;
    const found = { code: emptyCode, ...checkNewPassword(pair) };
    if (found.code !== null || found.password !== null || found.again !== null) {
      show(found);
      return;
    }
    onHold(true);
    recover.mutate(
      { userId, recoveryCode: code.trim(), newPassword: pair.password },
      {
        onSuccess: ({ recoveryCode }) => onDone(recoveryCode),
        onError: (error) => {
          onHold(false);
          const problem: FieldProblem = { severity: 'wrong', text: sentenceOf(error) };
          if (error instanceof AppFailure && hasCode(error, 'WAIT_BEFORE_RETRY')) {
            setProblems(NONE);
            wait.start(Number(error.detail?.['seconds'] ?? 1));
          }
          if (hasCode(error, 'WRONG_RECOVERY_CODE')) show({ ...NONE, code: problem });
          if (hasCode(error, 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK')) show({ ...NONE, password: problem });
        },
      },
    );
  };
  const codeProblem: FieldProblem | null = isWaiting
    ? { severity: 'wrong', text: errorText({ code: 'WAIT_BEFORE_RETRY', detail: { seconds: wait.left } }) }
    : problems.code;
  const isSaidAtField =
    problems.code !== null ||
    problems.password !== null ||
    problems.again !== null ||
    hasCode(recover.error, 'WAIT_BEFORE_RETRY');
  return (
    <form ref={form} className={css['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
      <div>
        <h2 className={css['heading']}>用恢复码设置新密码</h2>
        <p className={css['purpose']}>
          恢复码用过一次就作废，程序会换发新的。数据不受影响。
          {users.length > 1 ? '有管理员在场时不必用恢复码：请管理员登录后，在「设置」的用户名单里重设密码。' : ''}
        </p>
      </div>
      <UserChoice
        users={users}
        userId={userId}
        onUser={(id) => {
          wait.start(0);
          onUser(id);
        }}
      />
      <TextField
        label="恢复码"
        isRequired
        autoFocus
        maxLength={80}
        value={code}
        onChange={(text) => {
          setCode(text.toUpperCase());
          setProblems({ ...problems, code: null });
        }}
        problem={codeProblem}
        hint="首次设置时打印的那一张纸上。大小写、空格和横线都可以不管。"
      />
      <NewPasswordFields
        label="新密码"
        value={pair}
        onChange={(next) => {
          setPair(next);
          setProblems({ ...problems, password: null, again: null });
        }}
        problems={problems}
        knownWords={users.map((user) => user.name)}
      />
      {recover.isError && !isSaidAtField ? (
        <Notice meaning="danger" role="alert">
          {sentenceOf(recover.error)}
        </Notice>
      ) : null}
      <div className={css['buttons']}>
        <Anchor component="button" type="button" size="sm" className={css['other']} onClick={onCounty}>
          恢复码也找不到，请县级解锁
        </Anchor>
        <Button variant="default" onClick={onBack} disabled={recover.isPending}>
          {WORDS.back}
        </Button>
        <Button type="submit" loading={recover.isPending} disabled={isWaiting}>
          设置新密码并进入
        </Button>
      </div>
    </form>
  );
}
