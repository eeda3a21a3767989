import { VISIT_STATUS_NAMES } from '#shared/settlement/vocabulary.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import { Money } from '../../../ui/money.tsx';
import { settledVisit } from '../../intake/form/settled-visits.ts';
import { useCase } from '../case/use-case.ts';
import css from './entry.module.css';

/** What a bill comes to: whether its parts add up to its total, what the person bears, what is aided. */
export function VisitOutcome({ visit }: { readonly visit: string }) {
  const { form, settlement } = useCase().seen.detail;
  const typed = form.visits.find(({ key }) => key === visit);
  const settled = settledVisit(settlement, visit);
  const amounts = typed === undefined ? null : readAmounts(typed);
  const parts = amounts === null ? [] : [amounts.ownExpense, amounts.overLimit, amounts.firstPay, amounts.inScope];
  const total = amounts?.total ?? null;
  const difference =
    total === null || parts.some((part) => part === null)
      ? null
      : total - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return (
    <li className={css['outcome']} aria-label="这张票据的结果">
      <span className={css['outcomeLine']} data-wrong={(difference ?? 0) !== 0 || undefined}>
        <span>四项与总费用的差额</span>
        <Money amount={difference} />
      </span>
      {settled === null ? null : (
        <>
          <span className={css['outcomeLine']}>
            <span>个人负担</span>
            <Money amount={settled.burden} />
          </span>
          {settled.aid.map(({ fund, name, amount }) => (
            <span key={fund} className={css['outcomeLine']}>
              <span>{name}</span>
              <Money amount={amount} />
            </span>
          ))}
          <span className={css['outcomeLine']}>
            <span>{VISIT_STATUS_NAMES[settled.status]}</span>
            <Money amount={settled.status === 'undecided' ? null : settled.aidTotal} weight="sum" />
          </span>
        </>
      )}
    </li>
  );
}
