import { Button } from '@mantine/core';
import { useState } from 'react';
import { readDay } from '#shared/typed-text.ts';
import type { FieldProblem } from '../../../../../renderer/ui/field/field-problem.ts';
import { TextField } from '../../../../../renderer/ui/field/text-field.tsx';
import { useAct } from '../../../client/use-call.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { paidDayProblem } from '../../payments/paid-day-problem.ts';

const MOST_REASON = 500;
const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

/** Takes one payment back: all of it, once, with a reason. */
export function VoidPayment({ payment, today }: { readonly payment: string; readonly today: string }) {
  const [isOpen, setOpen] = useState(false);
  const [paidOn, setPaidOn] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct('void-payment');
  const day = readDay(paidOn);
  const dayProblem = paidDayProblem(day, today);
  const close = (): void => setOpen(false);
  const submit = (): void => {
    setTried(true);
    if (day.ok && dayProblem === null && reason.trim() !== '')
      act.mutate({ payment, paidOn: day.day, reason: reason.trim() }, { onSuccess: close });
  };
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
        作废这笔支付
      </Button>
      {isOpen ? (
        <FormDialog
          title="作废这笔支付"
          verb="作废"
          isDanger
          isBusy={act.isPending}
          failure={act.error}
          onSubmit={submit}
          onClose={close}
        >
          <TextField
            label="退回日期"
            hint="钱退回账户的日期，如 2026-11-22。"
            value={paidOn}
            onChange={setPaidOn}
            maxLength={20}
            data-autofocus
            problem={isTried && dayProblem !== null ? wrong(dayProblem) : null}
          />
          <TextArea
            label="理由"
            hint="整笔作废，只能一次。乡镇会看到。"
            value={reason}
            onChange={setReason}
            maxLength={MOST_REASON}
            problem={isTried && reason.trim() === '' ? wrong('请写明理由。') : null}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
