import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import session from '../../../../renderer/features/session/session.module.css';
import { enterMoves } from '../../../../renderer/ui/field/enter-moves.ts';
import type { FieldProblem } from '../../../../renderer/ui/field/field-problem.ts';
import { PasswordField } from '../../../../renderer/ui/field/password-field.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import { call, keepToken } from '../../client/call.ts';
import { sentenceOf } from '../../client/console-failure.ts';
import { SESSION_KEY } from '../../client/use-session.ts';

const LEAST_CHARACTERS = 10;

type NewPasswordProps = {
  /** What the present password is called here. */
  readonly currentLabel: string;
  readonly verb: string;
  readonly onDone: () => void;
};

/** The present password and a new one, typed twice. */
export function NewPassword({ currentLabel, verb, onDone }: NewPasswordProps) {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useMutation({
    mutationFn: () => call('change-password', { current, next }),
    onSuccess: (signedIn) => {
      keepToken(signedIn.token);
      client.setQueryData(SESSION_KEY, signedIn);
      onDone();
    },
  });
  const tooShort = [...next].length < LEAST_CHARACTERS;
  const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!act.isPending && current !== '' && !tooShort && next === again) act.mutate();
  };
  return (
    <form className={session['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
      <PasswordField
        label={currentLabel}
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        autoFocus
        data-autofocus
        maxLength={200}
        problem={isTried && current === '' ? wrong('请输入现在的密码。') : null}
      />
      <PasswordField
        label="新密码"
        hint="至少 10 个字符，可以是一句只有自己知道的话。"
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        maxLength={200}
        problem={isTried && tooShort ? wrong('密码至少 10 个字符。') : null}
      />
      <PasswordField
        label="再输一次新密码"
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        maxLength={200}
        problem={isTried && !tooShort && next !== again ? wrong('两次输入的密码不同。') : null}
      />
      {act.error === null ? null : (
        <Notice meaning="danger" role="alert">
          {sentenceOf(act.error)}
        </Notice>
      )}
      <Button type="submit" loading={act.isPending}>
        {verb}
      </Button>
    </form>
  );
}
