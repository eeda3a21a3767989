import type { SettlementView } from '#shared/contract/assessment.ts';
import { CASE_STATUS_NAMES } from '#shared/settlement/vocabulary.ts';
import { Money } from '../../../ui/money.tsx';
import { shownSettlement } from '../form/settled-visits.ts';
import { useIntake } from '../state/use-intake.ts';
import css from './side.module.css';

/** The number that matters, always in sight, with what explains it. */
export function Payable() {
  const settlement = useIntake(shownSettlement);
  const isFrozen = useIntake((state) => state.detail.settlement !== null);
  const isUndecided = settlement?.status === 'undecided';
  const shown = shownAmount(settlement);
  const word = settlement === null || settlement.status === 'settled' ? null : CASE_STATUS_NAMES[settlement.status];
  return (
    <section className={css['payable']} aria-label="应救助">
      <div className={css['payableHead']}>
        <h2 className={css['payableTitle']}>应救助</h2>
        {word !== null ? (
          <span className={css['word']} data-status={settlement?.status}>
            {word}
          </span>
        ) : isFrozen ? (
          <span className={css['word']} data-status="settled">
            已确认
          </span>
        ) : settlement?.provisional === true ? (
          <span className={css['word']} data-status="undecided">
            暂定
          </span>
        ) : null}
      </div>
      <output className={css['amount']} data-status={isUndecided ? 'undecided' : 'known'} aria-label="应救助金额">
        <Money amount={shown} weight="payable" />
      </output>
      {isUndecided && shown !== null ? <p className={css['partial']}>只含已填好的票据</p> : null}
      {settlement === null ? null : (
        <dl className={css['figures']}>
          {fundsOf(settlement.visits).map(({ fund, name, amount }) => (
            <div key={fund} className={css['figureLine']}>
              <dt>{name}</dt>
              <dd>
                <Money amount={amount} />
              </dd>
            </div>
          ))}
          {settlement.alreadyPaid > 0 ? <Extra name="本年已付" amount={-settlement.alreadyPaid} /> : null}
          {settlement.deferred > 0 ? <Extra name="年终结算" amount={settlement.deferred} /> : null}
          {settlement.recover > 0 ? <Extra name="应追回" amount={settlement.recover} /> : null}
        </dl>
      )}
    </section>
  );
}

/** While a bill cannot be decided yet there is no payable amount; what the others bring is shown as such. */
function shownAmount(settlement: SettlementView | null): number | null {
  if (settlement === null) return null;
  if (settlement.status !== 'undecided') return settlement.payable;
  return settlement.totalAid > 0 ? Math.max(0, settlement.totalAid - settlement.alreadyPaid) : null;
}

type Fund = { readonly fund: string; readonly name: string; readonly amount: number };

/** What each fund gives over all bills, in the order in which the policy names the funds. */
function fundsOf(visits: readonly { readonly aid: readonly Fund[] }[]): readonly Fund[] {
  const funds = new Map<string, Fund>();
  for (const { aid } of visits) {
    for (const part of aid) {
      funds.set(part.fund, { ...part, amount: part.amount + (funds.get(part.fund)?.amount ?? 0) });
    }
  }
  return [...funds.values()];
}

function Extra({ name, amount }: { readonly name: string; readonly amount: number }) {
  return (
    <div className={css['figureLine']}>
      <dt>{name}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  );
}
