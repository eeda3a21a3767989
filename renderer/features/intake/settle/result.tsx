import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { Money } from '../../../ui/money.tsx';
import { MakeUpLine } from '../side/amount/make-up-line.tsx';
import { payableWord, trueUpOf } from '../side/amount/true-up.ts';
import css from './settle.module.css';

/** What the steps come to. With earlier applications in the settlement: the whole, what was paid of it, what is left. */
export function Result({ settlement }: { readonly settlement: SettlementView }) {
  const { status, totalAid, alreadyPaid, payable } = settlement;
  const isUndecided = status === 'undecided';
  const trueUp = isUndecided ? null : trueUpOf(settlement);
  return (
    <div className={css['results']}>
      {trueUp === null ? null : (
        <>
          <div className={css['resultPart']}>
            <span>{trueUp.totalWord}</span>
            <Money amount={totalAid} />
          </div>
          <div className={css['resultPart']}>
            <span>{trueUp.paidWord}</span>
            <Money amount={alreadyPaid} />
          </div>
        </>
      )}
      <div className={css['result']}>
        <span>{payableWord(settlement)}</span>
        <Money amount={isUndecided ? null : payable} weight="sum" hasSign />
      </div>
      {trueUp === null ? null : <MakeUpLine trueUp={trueUp} className={css['makeUp']} />}
    </div>
  );
}
