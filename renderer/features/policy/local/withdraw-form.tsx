import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { LocalParameterValue } from '#shared/contract/policy.ts';
import { useAction } from '../../../client/use-channel.ts';
import { WORDS } from '../../../text/words.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import css from './local.module.css';

type WithdrawFormProps = {
  readonly value: LocalParameterValue;
  readonly label: string;
  readonly onDone: () => void;
};

/** Takes a value back with a reason; it stays in the history. */
export function WithdrawForm({ value, label, onDone }: WithdrawFormProps) {
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const withdraw = useAction('policy/withdrawLocalParameter', ['policy/localParameters']);
  const isMissing = reason.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isMissing) return;
    withdraw.mutate(
      { key: value.key, from: value.from ?? '', reason: reason.trim() },
      {
        onSuccess: () => {
          notifyDone(`已撤回「${label}」的这个数值，历史中仍可查到。`);
          onDone();
        },
        onError: notifyFailure,
      },
    );
  };
  return (
    <form className={css['withdraw']} onSubmit={submit} aria-label={`撤回${label}`}>
      <TextField
        label="撤回的原因"
        maxLength={200}
        autoFocus
        value={reason}
        onChange={setReason}
        hint="撤回后，用到它的测算会重新标为缺资料，或改用此前的数值。"
        problem={isChecked && isMissing ? { severity: 'wrong', text: '请写明原因。' } : null}
      />
      <div className={css['buttons']}>
        <Button type="submit" color="red" loading={withdraw.isPending}>
          撤回
        </Button>
        <Button variant="default" onClick={onDone}>
          {WORDS.cancel}
        </Button>
      </div>
    </form>
  );
}
