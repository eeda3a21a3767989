import { useState } from 'react';
import { readAmount, readDay } from '#shared/typed-text.ts';
import { AmountField } from '../../../../renderer/ui/field/amount-field.tsx';
import type { FieldProblem } from '../../../../renderer/ui/field/field-problem.ts';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import type { CallInput } from '../../api/calls.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

type PayDialogProps = Pick<CallInput<'pay'>, 'payments' | 'totalFen'> & { readonly onClose: () => void };

/** Books a list that the bank has paid. The sum is typed from the bank's slip: another list than the one that was paid does not match it. */
export function PayDialog({ payments, totalFen, onClose }: PayDialogProps) {
  const [paidOn, setPaidOn] = useState('');
  const [total, setTotal] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct('pay');
  const day = readDay(paidOn);
  const sum = readAmount(total);
  const isSum = sum.ok && sum.amount === totalFen;
  const submit = (): void => {
    setTried(true);
    if (day.ok && isSum) act.mutate({ payments, totalFen, paidOn: day.day }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`登记已付 ${payments.length} 笔`}
      verb="登记已付"
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="付款日期"
        hint="银行回单上的日期，如 2026-11-22。"
        value={paidOn}
        onChange={setPaidOn}
        maxLength={20}
        data-autofocus
        problem={isTried && !day.ok ? wrong('请按 2026-11-22 的样子填写日期。') : null}
      />
      <AmountField
        label="银行回单合计（元）"
        hint="照银行回单填写，须与清单合计相同。"
        value={total}
        onChange={setTotal}
        problem={isTried && !isSum ? wrong('与所选各笔的合计不同。请核对所选的是不是银行付的那几笔。') : null}
      />
    </FormDialog>
  );
}
