import { assertNever } from '#shared/result.ts';
import { Money } from '../../../../ui/money.tsx';
import { settledVisit, shownSettlement } from '../../form/settled-visits.ts';
import { useIntake } from '../../state/use-intake.ts';
import css from './outcome.module.css';

/** What the line brings: its aid, or the word for why there is none yet. */
export function BillOutcome({ visitKey, row }: { readonly visitKey: string; readonly row: number }) {
  const settled = useIntake((state) => settledVisit(shownSettlement(state), visitKey));
  if (settled === null) return <span className={css['outcome']} />;
  const reason = settled.reasons.map(({ text }) => text).join('');
  const word = ((): string | null => {
    switch (settled.status) {
      case 'eligible':
        return null;
      case 'excluded':
        return '不予救助';
      case 'undecided':
        return '暂不能确定';
      case 'deferred':
        return '年终结算';
      default:
        return assertNever(settled.status);
    }
  })();
  return (
    <span className={css['outcome']} data-status={settled.status} title={reason} aria-label={`第${row}行 救助`}>
      {word ?? <Money amount={settled.aidTotal} />}
    </span>
  );
}
