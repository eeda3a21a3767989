import { Button, Modal, Progress } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { fen, formatYuanGrouped, sumFen } from '#shared/fen.ts';
import { readAmount } from '#shared/typed-text.ts';
import { AmountField } from '../../../../../renderer/ui/field/amount-field.tsx';
import { enterMoves } from '../../../../../renderer/ui/field/enter-moves.ts';
import { TextField } from '../../../../../renderer/ui/field/text-field.tsx';
import { Money } from '../../../../../renderer/ui/money.tsx';
import dialog from '../../../../../renderer/ui/overlay/form-dialog.module.css';
import { Notice } from '../../../../../renderer/ui/page/notice.tsx';
import type { CaseLine } from '../../../api/views.ts';
import { useSessionView } from '../../../client/use-session.ts';
import css from './bulk.module.css';
import { type Approving, useApproving } from './use-approving.ts';

type ApproveManyProps = { readonly rows: readonly CaseLine[]; readonly onClose: () => void };

/** Approves many cases that stand without a finding: the list is looked through, then count and sum are said once more. */
export function ApproveMany({ rows, onClose }: ApproveManyProps) {
  const session = useSessionView();
  const [isLooked, setLooked] = useState(false);
  const { approving, start, stop } = useApproving();
  const totalFen = sumFen(rows.map(({ payableFen }) => fen(payableFen)));
  return (
    <Modal
      opened={session.data?.isSignedIn === true}
      onClose={() => {
        if (approving?.stage !== 'running') onClose();
      }}
      title={<span className={dialog['title']}>成批批准</span>}
      size={640}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      {approving !== null ? (
        <Running approving={approving} count={rows.length} onStop={stop} onClose={onClose} />
      ) : isLooked ? (
        <SecondLook
          count={rows.length}
          totalFen={totalFen}
          onBack={() => setLooked(false)}
          onApprove={() => void start(rows)}
        />
      ) : (
        <FirstLook rows={rows} totalFen={totalFen} onNext={() => setLooked(true)} onClose={onClose} />
      )}
    </Modal>
  );
}

type FirstLookProps = ApproveManyProps & { readonly totalFen: number; readonly onNext: () => void };

function FirstLook({ rows, totalFen, onNext, onClose }: FirstLookProps) {
  return (
    <div className={dialog['form']}>
      <p className={css['words']}>
        这些案件县级重新测算相同，没有相似的申请，没有特殊情形，收款户名也没有别人的。请逐件看过再继续；支付之前，可以在案件里改为部分批准或退回。
      </p>
      <div className={css['list']} role="group" aria-label="要批准的案件" tabIndex={0}>
        <table>
          <tbody>
            {rows.map(({ record, number, name, acceptedOn, payableFen }) => (
              <tr key={`${record.batch}/${record.place}`}>
                <td>{number}</td>
                <td>{name}</td>
                <td>{acceptedOn}</td>
                <td data-align="right">
                  <Money amount={payableFen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css['sum']} role="status">
        共 {rows.length} 件，合计 {formatYuanGrouped(fen(totalFen))} 元
      </p>
      <div className={dialog['buttons']}>
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button onClick={onNext} data-autofocus>
          看过了，继续
        </Button>
      </div>
    </div>
  );
}

type SecondLookProps = {
  readonly count: number;
  readonly totalFen: number;
  readonly onBack: () => void;
  readonly onApprove: () => void;
};

/** What was read a moment ago is typed: whoever chose other cases than they believe finds it here. */
function SecondLook({ count, totalFen, onBack, onApprove }: SecondLookProps) {
  const [typedCount, setCount] = useState('');
  const [typedSum, setSum] = useState('');
  const [isTried, setTried] = useState(false);
  const sum = readAmount(typedSum);
  const isCount = typedCount.normalize('NFKC').trim() === String(count);
  const isSum = sum.ok && sum.amount === totalFen;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isCount && isSum) onApprove();
  };
  return (
    <form className={dialog['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
      <p className={css['words']}>请照刚才看到的，再输入一次件数和合计。</p>
      <TextField
        label="件数"
        value={typedCount}
        onChange={setCount}
        maxLength={6}
        autoFocus
        problem={isTried && !isCount ? { severity: 'wrong', text: '与所选的件数不同。请返回核对。' } : null}
      />
      <AmountField
        label="合计（元）"
        value={typedSum}
        onChange={setSum}
        problem={isTried && !isSum ? { severity: 'wrong', text: '与所选案件的合计不同。请返回核对。' } : null}
      />
      <div className={dialog['buttons']}>
        <Button variant="default" onClick={onBack}>
          返回再看
        </Button>
        <Button type="submit">批准 {count} 件</Button>
      </div>
    </form>
  );
}

type RunningProps = {
  readonly approving: Approving;
  readonly count: number;
  readonly onStop: () => void;
  readonly onClose: () => void;
};

function Running({ approving: { stage, done, refused, left }, count, onStop, onClose }: RunningProps) {
  const isRunning = stage === 'running';
  return (
    <div className={dialog['form']}>
      <Progress value={(100 * (count - left)) / count} aria-label="进度" />
      <p className={css['sum']} role="status">
        已批准 {done} / {count} 件{isRunning || left === 0 ? '' : `；停下时还有 ${left} 件没有办理`}
      </p>
      {refused.length === 0 ? null : (
        <Notice meaning="warn">
          <ul className={css['refused']}>
            {refused.map(({ row, words }) => (
              <li key={`${row.record.batch}/${row.record.place}`}>
                {row.number}：{words}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className={dialog['buttons']}>
        {isRunning ? (
          <Button variant="default" onClick={onStop}>
            停下
          </Button>
        ) : (
          <Button autoFocus onClick={onClose}>
            完成
          </Button>
        )}
      </div>
    </div>
  );
}
