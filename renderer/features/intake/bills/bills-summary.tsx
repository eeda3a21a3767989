import { readAmounts, reconcile } from '#shared/domain/check-visit.ts';
import { fen, formatYuanGrouped, sumFen } from '#shared/fen.ts';
import { useIntake } from '../state/use-intake.ts';

/** The bills in one line, for the folded section. */
export function BillsSummary() {
  const visits = useIntake((state) => state.form.visits);
  const total = sumFen(visits.map((visit) => readAmounts(visit).total ?? fen(0)));
  const isEven = visits.every((visit) => reconcile(visit) === 0);
  return (
    <>
      {visits.length} 张票据　总费用合计 {formatYuanGrouped(total)} 元{isEven ? '　差额 0.00' : ''}
    </>
  );
}
