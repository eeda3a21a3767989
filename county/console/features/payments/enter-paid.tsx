import { useState } from 'react';
import { readAmount, readDay } from '#shared/typed-text.ts';
import { AmountField } from '../../../../renderer/ui/field/amount-field.tsx';
import type { FieldProblem } from '../../../../renderer/ui/field/field-problem.ts';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import type { CaseLine } from '../../api/views.ts';
import { useAct, useAsk } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { EnterPaidResult, RevisionField, yuanWords } from './enter-paid-look.tsx';

const MOST_REASON = 200;
const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

/** What is wrong with the day of a payment of before a restore; null: nothing. */
function beforeProblem(read: ReturnType<typeof readDay>, restoredOn: string): string | null {
  if (!read.ok) return '请按 2026-11-22 的样子填写日期。';
  return read.day > restoredOn ? `这一天在恢复（${restoredOn}）以后，不能补记，请按支付清单登记。` : null;
}

type EnterPaidProps = {
  /** The day something was last put back here: what was paid after it goes by the pay list. */
  readonly restoredOn: string;
  /** It was entered; one sentence for the page. */
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
};

/** Enters a payment again that a restore forgot: first a look at the application, then what the bank's slip says. */
export function EnterPaid({ restoredOn, onDone, onClose }: EnterPaidProps) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<CaseLine | null>(null);
  const [typedAmount, setAmount] = useState('');
  const [typedDay, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const look = useAsk('look-paid-before');
  const act = useAct('enter-paid');
  const number = typed.normalize('NFKC').trim().toUpperCase();
  const revisions = look.data?.revisions ?? [];
  const isFound = revisions.length > 0;
  const amount = readAmount(typedAmount);
  const day = readDay(typedDay);
  const dayProblem = beforeProblem(day, restoredOn);
  const isAmount = amount.ok && chosen !== null && amount.amount > 0 && amount.amount <= chosen.payableFen;

  const find = (): void =>
    look.mutate(
      { number },
      {
        onSuccess: ({ revisions: [only, ...others] }) => {
          setTried(false);
          setChosen(others.length === 0 ? (only ?? null) : null);
        },
      },
    );
  const enter = (): void => {
    if (chosen === null || !isAmount || !day.ok || dayProblem !== null || reason.trim() === '') return;
    act.mutate(
      { record: chosen.record, amountFen: amount.amount, paidOn: day.day, reason: reason.trim() },
      {
        onSuccess: () =>
          onDone(
            `已补记 ${chosen.number} 第 ${chosen.revision} 版 ${yuanWords(amount.amount)}（${day.day}），不再列入支付清单。乡镇下次联系时收到。`,
          ),
      },
    );
  };
  const submit = (): void => {
    setTried(true);
    if (number === '') return;
    if (isFound) enter();
    else find();
  };
  return (
    <FormDialog
      title="补记恢复前已支付"
      verb={isFound ? '补记' : '查看'}
      isBusy={look.isPending || act.isPending}
      failure={act.error ?? look.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="申请编号"
        hint={`${restoredOn} 从备份恢复以前已经付出、这里没有记下的，照银行回单逐笔补记。`}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setChosen(null);
          look.reset();
          act.reset();
        }}
        maxLength={40}
        data-autofocus
        problem={isTried && number === '' ? wrong('请填写申请编号，如 210502001-A-2026-00012。') : null}
      />
      {look.data === undefined || isFound ? null : (
        <Notice meaning="warn" role="alert">
          县里没有 {number}。请核对编号；是备份以后送来的，等乡镇重新送来再补记。
        </Notice>
      )}
      {isFound ? (
        <>
          <RevisionField
            revisions={revisions}
            chosen={chosen}
            onChange={setChosen}
            problem={isTried && chosen === null ? '请照支付清单或审批表，选付的是哪一版。' : null}
          />
          <AmountField
            label="银行回单金额（元）"
            value={typedAmount}
            onChange={setAmount}
            problem={
              isTried && chosen !== null && !isAmount
                ? wrong(`请照银行回单填写，须大于 0、不超过应救助的 ${yuanWords(chosen.payableFen)}。`)
                : null
            }
          />
          <TextField
            label="付款日期"
            hint={`银行回单上的日期，不晚于 ${restoredOn}；以后付的请按支付清单登记。`}
            value={typedDay}
            onChange={setDay}
            maxLength={20}
            problem={isTried && dayProblem !== null ? wrong(dayProblem) : null}
          />
          <TextField
            label="银行回单号"
            hint="如“工行回单 0815”，记在操作记录里，乡镇会看到。"
            value={reason}
            onChange={setReason}
            maxLength={MOST_REASON}
            problem={isTried && reason.trim() === '' ? wrong('请写明是哪一张银行回单。') : null}
          />
          {chosen !== null && isAmount && day.ok && dayProblem === null ? (
            <EnterPaidResult row={chosen} amountFen={amount.amount} paidOn={day.day} />
          ) : null}
        </>
      ) : null}
    </FormDialog>
  );
}
