import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { PasswordField } from '../../ui/field/password-field.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { ownPasswordWords } from '../password/own-password-words.ts';
import css from './settings.module.css';

type RenewRecoveryProps = {
  readonly onCancel: () => void;
  /** Gives the new code; the old one is spent. */
  readonly onCode: (code: string) => void;
};

/** Asks for the password again before the recovery code is replaced: an open window alone must not be enough. */
export function RenewRecovery({ onCancel, onCode }: RenewRecoveryProps) {
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const renew = useAction('session/newRecoveryCode', ['app/status']);
  const isAboutPassword = hasCode(renew.error, 'WRONG_PASSWORD', 'WAIT_BEFORE_RETRY');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renew.mutate(
      { password },
      { onSuccess: ({ recoveryCode }) => onCode(recoveryCode), onError: () => focusFirstProblem(form) },
    );
  };
  return (
    <form ref={form} className={css['form']} onSubmit={submit} noValidate>
      <Notice meaning="warn">换发后，纸上原来的恢复码立即作废。新的恢复码只显示一次，请准备好打印机或纸笔。</Notice>
      <PasswordField
        label="登录密码"
        isRequired
        autoFocus
        value={password}
        onChange={(text) => {
          setPassword(text);
          renew.reset();
        }}
        problem={
          isAboutPassword && renew.error !== null ? { severity: 'wrong', text: ownPasswordWords(renew.error) } : null
        }
      />
      {renew.isError && !isAboutPassword ? (
        <Notice meaning="danger" role="alert">
          {sentenceOf(renew.error)}
        </Notice>
      ) : null}
      <div className={css['buttons']}>
        <Button variant="default" onClick={onCancel} disabled={renew.isPending}>
          {WORDS.cancel}
        </Button>
        <Button type="submit" disabled={password === ''} loading={renew.isPending}>
          换发恢复码
        </Button>
      </div>
    </form>
  );
}
