import { useState } from 'react';
import { readAmount } from '#shared/typed-text.ts';
import { AmountField } from '../../../../../../renderer/ui/field/amount-field.tsx';
import type { FieldProblem } from '../../../../../../renderer/ui/field/field-problem.ts';
import { Facts } from '../../../../../../renderer/ui/page/facts.tsx';
import { Money } from '../../../../../../renderer/ui/money.tsx';
import { Notice } from '../../../../../../renderer/ui/page/notice.tsx';
import type { CaseView } from '../../../../api/views.ts';
import { useAct } from '../../../../client/use-call.ts';
import { FormDialog } from '../../../../ui/form-dialog.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { lookWords } from '../../case-columns.tsx';
import { Rules } from './rules.tsx';
import { seenOf } from './seen-of.ts';

const VERBS = { approved: '批准', partly: '部分批准' } as const;
const MOST_REASON = 2_000;
const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

type ApproveDialogProps = {
  readonly file: CaseView;
  readonly decision: keyof typeof VERBS;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Approves what was settled, or a part of it with a reason. What the county must look at asks for a reason too. */
export function ApproveDialog({ file, decision, onDone, onClose }: ApproveDialogProps) {
  const { row } = file;
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct('decide');
  const isPart = decision === 'partly';
  const look = lookWords(row);
  const typed = readAmount(amount);
  const approvedFen = isPart ? (typed.ok ? typed.amount : 0) : row.payableFen;
  const isAmount = !isPart || (approvedFen > 0 && approvedFen < row.payableFen);
  const isReason = reason.trim() !== '' || (!isPart && look === '');
  const submit = (): void => {
    setTried(true);
    if (isAmount && isReason)
      act.mutate(
        { record: row.record, decision, approvedFen, reason: reason.trim(), places: [], seen: seenOf(row) },
        { onSuccess: onDone },
      );
  };
  return (
    <FormDialog
      title={`${VERBS[decision]} ${row.number}`}
      verb={VERBS[decision]}
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {look === '' ? null : <Notice meaning="warn">要核对的：{look}。</Notice>}
      {row.payee === '' ? null : <Notice meaning="warn">收款户名是{row.payee}，不是申请人本人。</Notice>}
      <Facts
        facts={[
          { name: '姓名', value: row.name },
          { name: '应救助', value: <Money amount={row.payableFen} weight="sum" hasSign /> },
        ]}
      />
      {isPart ? <Rules file={file} /> : null}
      {isPart ? (
        <AmountField
          label="批准金额（元）"
          hint="大于 0，少于应救助。"
          value={amount}
          onChange={setAmount}
          data-autofocus
          problem={isTried && !isAmount ? wrong('批准金额须大于 0、少于应救助，最多两位小数。') : null}
        />
      ) : null}
      <TextArea
        label={look === '' ? '理由' : '核对的情况'}
        hint={isPart || look !== '' ? '乡镇会看到。' : '可以不填。乡镇会看到。'}
        value={reason}
        onChange={setReason}
        maxLength={MOST_REASON}
        data-autofocus={!isPart}
        problem={
          isTried && !isReason
            ? wrong(isPart ? '请写明为什么只批准一部分。' : '请写明怎样核对的、为什么可以批准。')
            : null
        }
      />
    </FormDialog>
  );
}
