import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { WORDS } from '../../../text/words.ts';
import { focusFirstProblem } from '../../../ui/field/focus-first-problem.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import css from './install.module.css';

type ReasonFormProps = {
  readonly label: string;
  readonly hint: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly isBusy: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
};

/** The reason for a step that stands in the record of operations, and the step itself. */
export function ReasonForm({ label, hint, verb, isBusy, onConfirm, onClose }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isMissing = reason.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isMissing) focusFirstProblem(form);
    else onConfirm(reason.trim());
  };
  return (
    <form ref={form} className={css['reason']} onSubmit={submit}>
      <TextField
        label={label}
        hint={hint}
        maxLength={200}
        data-autofocus
        value={reason}
        onChange={setReason}
        problem={isChecked && isMissing ? { severity: 'wrong', text: '请写明原因，会记入操作记录。' } : null}
      />
      <div className={css['buttons']}>
        <Button variant="default" onClick={onClose}>
          {WORDS.cancel}
        </Button>
        <Button type="submit" loading={isBusy}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
