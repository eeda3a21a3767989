import { Button } from '@mantine/core';
import { IconBuildingHospital } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import session from '../../../../renderer/features/session/session.module.css';
import { enterMoves } from '../../../../renderer/ui/field/enter-moves.ts';
import { PasswordField } from '../../../../renderer/ui/field/password-field.tsx';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import type { PlaceView } from '../../api/views.ts';
import { call, keepToken } from '../../client/call.ts';
import { sentenceOf } from '../../client/console-failure.ts';
import { SESSION_KEY } from '../../client/use-session.ts';
import { WORDS } from '../../words.ts';

type SignInScreenProps = {
  readonly place: PlaceView;
  /** Somebody was signed in a moment ago, and the session ran out. */
  readonly isOver: boolean;
  readonly lastUser: string;
};

/** Who works here, and the password. */
export function SignInScreen({ place, isOver, lastUser }: SignInScreenProps) {
  const client = useQueryClient();
  const [user, setUser] = useState(lastUser);
  const [password, setPassword] = useState('');
  const secret = useRef<HTMLInputElement>(null);
  const act = useMutation({
    mutationFn: () => call('sign-in', { user: user.trim(), password }),
    onSuccess: (signedIn) => {
      keepToken(signedIn.token);
      client.setQueryData(SESSION_KEY, signedIn);
    },
    onError: () => setPassword(''),
  });
  const failure = act.error;
  useEffect(() => {
    if (failure !== null) secret.current?.focus();
  }, [failure]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!act.isPending && user.trim() !== '' && password !== '') act.mutate();
  };
  return (
    <div className={session['screen']}>
      <main className={session['panel']} aria-label="登录">
        <div className={session['brand']}>
          <IconBuildingHospital size={34} stroke={1.5} aria-hidden />
          <div>
            <h1 className={session['title']}>{WORDS.consoleName}</h1>
            <p className={session['place']}>{place.countyName}</p>
          </div>
        </div>
        {isOver && failure === null ? (
          <Notice meaning="info">登录已过期或已退出。同一用户重新登录后，填写的内容还在。</Notice>
        ) : null}
        <form className={session['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
          <TextField
            label="用户名"
            value={user}
            onChange={setUser}
            autoComplete="username"
            autoFocus={lastUser === ''}
            maxLength={60}
          />
          <PasswordField
            ref={secret}
            label="密码"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            autoFocus={lastUser !== ''}
            maxLength={200}
          />
          {failure === null ? null : (
            <Notice meaning="danger" role="alert">
              {sentenceOf(failure)}
            </Notice>
          )}
          <Button type="submit" loading={act.isPending} disabled={user.trim() === '' || password === ''}>
            登录
          </Button>
        </form>
        <p className={session['purpose']}>忘记密码的，请管理员发一个一次性密码。</p>
      </main>
    </div>
  );
}
