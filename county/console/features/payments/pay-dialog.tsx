import { useState } from 'react';
import { readAmount, readDay } from '#shared/typed-text.ts';
import { AmountField } from '../../../../renderer/ui/field/amount-field.tsx';
import type { FieldProblem } from '../../../../renderer/ui/field/field-problem.ts';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import type { CallInput } from '../../api/calls.ts';
import { readMark } from '../../api/pay-mark.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { paidDayProblem } from './paid-day-problem.ts';

const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

type PayDialogProps = Pick<CallInput<'pay'>, 'payments' | 'totalFen'> & {
  readonly today: string;
  readonly onPaid: () => void;
  readonly onClose: () => void;
};

/**
 * Books a list that the bank has paid. Mark and sum are typed from the list and the bank's slip: another list than the one that was
 * paid does not match them, not even one of the same sum.
 */
export function PayDialog({ payments, totalFen, today, onPaid, onClose }: PayDialogProps) {
  const [paidOn, setPaidOn] = useState('');
  const [typedMark, setMark] = useState('');
  const [total, setTotal] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct('pay');
  const day = readDay(paidOn);
  const dayProblem = paidDayProblem(day, today);
  const mark = readMark(typedMark);
  const sum = readAmount(total);
  const isSum = sum.ok && sum.amount === totalFen;
  const submit = (): void => {
    setTried(true);
    if (day.ok && dayProblem === null && mark !== null && isSum)
      act.mutate(
        { payments, totalFen, mark, paidOn: day.day },
        {
          onSuccess: () => {
            onPaid();
            onClose();
          },
        },
      );
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
        problem={isTried && dayProblem !== null ? wrong(dayProblem) : null}
      />
      <TextField
        label="清单校验值"
        hint="在给银行的那张清单的最后一行，4 组、每组 8 个字符，可以复制粘贴。"
        value={typedMark}
        onChange={setMark}
        maxLength={60}
        problem={isTried && mark === null ? wrong('请照清单最后一行填写 4 组校验值。') : null}
      />
      <AmountField
        label="银行回单合计（元）"
        hint="照银行回单填写，须与清单合计相同。"
        value={total}
        onChange={setTotal}
        problem={
          isTried && !isSum
            ? wrong(
                total.trim() === ''
                  ? '请照银行回单填写合计。'
                  : '与所选各笔的合计不同。请核对所选的是不是银行付的那几笔。',
              )
            : null
        }
      />
    </FormDialog>
  );
}
