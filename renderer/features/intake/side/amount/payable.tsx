import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { CASE_STATUS_NAMES } from '#shared/settlement/vocabulary.ts';
import { Money } from '../../../../ui/money.tsx';
import { shownSettlement } from '../../form/settled-visits.ts';
import { useIntake } from '../../state/use-intake.ts';
import css from '../side.module.css';
import { MakeUpLine } from './make-up-line.tsx';
import { payableWord, trueUpOf } from './true-up.ts';

/** The number that matters, always in sight, with what explains it. */
export function Payable() {
  const settlement = useIntake(shownSettlement);
  const isFrozen = useIntake((state) => state.detail.settlement !== null);
  const title = payableWord(settlement);
  const isUndecided = settlement?.status === 'undecided';
  const isProvisional = settlement?.status === 'settled' && settlement.provisional;
  const shown = shownAmount(settlement);
  const trueUp = settlement === null ? null : trueUpOf(settlement);
  const open = settlement?.visits.filter(({ isCurrent, status }) => isCurrent && status === 'undecided').length ?? 0;
  return (
    <section className={css['payable']} aria-label={title}>
      <div className={css['payableHead']}>
        <h2 className={css['payableTitle']}>{title}</h2>
        <span className={css['words']}>
          {settlement === null || settlement.status === 'settled' ? null : (
            <span className={css['word']} data-status={settlement.status}>
              {CASE_STATUS_NAMES[settlement.status]}
            </span>
          )}
          {isFrozen && settlement?.status === 'settled' ? (
            <span className={css['word']} data-status="settled">
              已确认
            </span>
          ) : null}
          {isProvisional ? (
            <span className={css['word']} data-status="undecided">
              暂定
            </span>
          ) : null}
        </span>
      </div>
      <output className={css['amount']} data-status={isUndecided ? 'undecided' : 'known'} aria-label={`${title}金额`}>
        <Money amount={shown} weight="payable" />
      </output>
      {isUndecided && shown !== null ? (
        <p className={css['partial']}>{open > 0 ? `不含 ${open} 张暂不能确定的票据` : '待补事项补齐后才能确定'}</p>
      ) : null}
      {isProvisional ? <p className={css['partial']}>以县级复核为准</p> : null}
      {trueUp === null || isUndecided ? null : <MakeUpLine trueUp={trueUp} className={css['partial']} />}
      {settlement === null ? null : <Figures settlement={settlement} />}
    </section>
  );
}

/** While a bill cannot be decided yet there is no payable amount; what the others bring is shown as such. */
function shownAmount(settlement: SettlementView | null): number | null {
  if (settlement === null) return null;
  if (settlement.status !== 'undecided') return settlement.payable;
  return settlement.totalAid > 0 ? Math.max(0, settlement.totalAid - settlement.alreadyPaid) : null;
}

/** What each fund gives; with earlier applications first what the period brings and what of it was paid. */
function Figures({ settlement }: { readonly settlement: SettlementView }) {
  const { visits, totalAid, alreadyPaid, deferred, recover } = settlement;
  const trueUp = trueUpOf(settlement);
  return (
    <dl className={css['figures']}>
      {trueUp === null ? null : <Figure name={trueUp.totalWord} amount={totalAid} />}
      {fundsOf(visits).map(({ fund, name, amount }) => (
        <Figure key={fund} name={name} amount={amount} isPart={trueUp !== null} />
      ))}
      {trueUp === null ? null : <Figure name={trueUp.paidWord} amount={alreadyPaid} />}
      {deferred > 0 ? <Figure name="年终结算" amount={deferred} /> : null}
      {recover > 0 ? <Figure name="应追回" amount={recover} /> : null}
    </dl>
  );
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

type FigureProps = { readonly name: string; readonly amount: number; readonly isPart?: boolean };

/** A part stands indented under what it is part of. */
function Figure({ name, amount, isPart = false }: FigureProps) {
  return (
    <div className={css['figureLine']} data-part={isPart || undefined}>
      <dt>{name}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  );
}
