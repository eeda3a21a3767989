import type { CountyCaseView } from '#shared/contract/sync.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { CountyComparison } from './county-comparison.tsx';
import css from './sync.module.css';

/** Whether there is more to say of a case than its state. */
export const hasCountyNote = (said: CountyCaseView): boolean =>
  said.reasons.length > 0 ||
  said.comparison !== null ||
  said.reason !== '' ||
  said.places.length > 0 ||
  said.approved !== null ||
  said.payments.length > 0;

/** What the county said of one revision: why it looks first, both figures where they differ, its decision, its payments. */
export function CountyNote({ said }: { readonly said: CountyCaseView }) {
  const { reasons, comparison, reason, places, approved, payments, decidedBy, payable } = said;
  const isCut = approved !== null && payable !== null && approved !== payable;
  return (
    <div className={css['note']}>
      {reasons.length === 0 ? null : <p>县级先核对：{reasons.join('；')}。</p>}
      {comparison === null ? null : (
        <CountyComparison comparison={comparison} isOpen={said.stage === 'held' && !said.isReplaced} />
      )}
      {approved === null || said.stage === 'returned' ? null : (
        <p>
          县级批准 {formatYuanGrouped(fen(approved))} 元
          {isCut ? `（本机测算 ${formatYuanGrouped(fen(payable))} 元）` : ''}
          {decidedBy === '' ? '' : `，${decidedBy}`}。{reason === '' ? '' : `理由：${reason}`}
        </p>
      )}
      {said.stage === 'returned' ? (
        <p>
          县级退回{decidedBy === '' ? '' : `（${decidedBy}）`}
          {reason === '' ? '。' : `：${reason}`}
        </p>
      ) : null}
      {places.length === 0 ? null : (
        <ul className={css['places']}>
          {places.map(({ place, comment }, index) => (
            <li key={`${index}${place}`}>
              {place}：{comment === '' ? '请核对' : comment}
            </li>
          ))}
        </ul>
      )}
      {payments.map(({ paidOn, amount, isVoid, reason: why }, index) => (
        <p key={`${index}${paidOn}`}>
          {isVoid ? '撤回支付' : '支付'} {formatYuanGrouped(fen(amount))} 元，{paidOn}
          {why === '' ? '' : `，${why}`}。
        </p>
      ))}
    </div>
  );
}
