import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import css from './settings.module.css';

/** The code is typed in from the paper, the whole of it: that it is on paper is what has to be known. */
export function ConfirmRecovery() {
  const [code, setCode] = useState('');
  const confirm = useAction('setup/confirmRecovery', ['app/status']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ recoveryCode: code.trim() });
  };
  return (
    <form className={css['form']} onSubmit={submit}>
      <Notice meaning="warn">
        恢复码还没有确认保管。请从纸上读出完整的恢复码填在下面；没有写下或打印时，请换发新的。
      </Notice>
      <div className={css['row']}>
        <TextField
          label="恢复码"
          maxLength={80}
          value={code}
          onChange={(text) => setCode(text.toUpperCase())}
          problem={confirm.isError ? { severity: 'wrong', text: sentenceOf(confirm.error) } : null}
        />
        <Button type="submit" variant="default" disabled={code.trim() === ''} loading={confirm.isPending}>
          确认
        </Button>
      </div>
    </form>
  );
}
