import { Anchor, Button } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { errorText } from '#shared/errors.ts';
import { AppFailure, hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { PasswordField } from '../../ui/field/password-field.tsx';
import css from './session.module.css';
import { useCountdown } from './use-countdown.ts';
import { UserChoice, type User } from './user-choice.tsx';

type UnlockFormProps = {
  readonly users: readonly User[];
  readonly userId: string;
  readonly onUser: (id: string) => void;
  readonly onForgotten: () => void;
  readonly onDone: () => void;
};

/** Name and password. After wrong tries it counts the seconds of the wait. */
export function UnlockForm({ users, userId, onUser, onForgotten, onDone }: UnlockFormProps) {
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const unlock = useAction('session/unlock');
  const wait = useCountdown();
  const isWaiting = wait.left > 0;
  useEffect(() => {
    if (!isWaiting) field.current?.focus();
  }, [isWaiting, userId]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === '' || isWaiting) return;
    unlock.mutate(
      { userId, password },
      {
        onSuccess: onDone,
        onError: (error) => {
          setPassword('');
          if (error instanceof AppFailure && hasCode(error, 'WAIT_BEFORE_RETRY'))
            wait.start(Number(error.detail?.['seconds'] ?? 1));
          field.current?.focus();
        },
      },
    );
  };
  const sentence = isWaiting
    ? errorText({ code: 'WAIT_BEFORE_RETRY', detail: { seconds: wait.left } })
    : unlock.isError && password === '' && !hasCode(unlock.error, 'WAIT_BEFORE_RETRY')
      ? sentenceOf(unlock.error)
      : null;
  return (
    <form className={css['form']} onSubmit={submit}>
      <UserChoice
        users={users}
        userId={userId}
        onUser={(id) => {
          // Everybody waits for their own wrong passwords only.
          wait.start(0);
          unlock.reset();
          onUser(id);
        }}
      />
      <PasswordField
        ref={field}
        label="密码"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        // What is typed while it is checked would be wiped with the answer.
        readOnly={unlock.isPending}
        hint={unlock.isPending ? '正在核对…' : undefined}
        problem={sentence === null ? null : { severity: 'wrong', text: sentence }}
      />
      <Button type="submit" fullWidth loading={unlock.isPending} disabled={isWaiting}>
        解锁
      </Button>
      <Anchor component="button" type="button" size="sm" className={css['forgotten']} onClick={onForgotten}>
        忘记密码，用恢复码进入
      </Anchor>
    </form>
  );
}
