import type { SettledVisit } from '#shared/contract/case/assessment.ts';
import type { AmountField, VisitEntry } from '#shared/domain/application-form.ts';
import { computedAmounts } from '#shared/domain/asked/computed-amounts.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import type { Column } from '../columns.ts';

/** Where the settlement keeps what was worked out for a field of the slip. */
const WORKED_OUT: Partial<Readonly<Record<AmountField, 'basicInsurance' | 'seriousIllness' | 'supplement'>>> = {
  basic: 'basicInsurance',
  seriousIllness: 'seriousIllness',
  supplement: 'supplement',
};

/** What a field shows that the program works out: the amount once there is one, else nothing. Null: the clerk types it. */
export function computedText(
  column: Column,
  visit: VisitEntry,
  asked: FormQuestions,
  settled: SettledVisit | null,
): string | null {
  if (column.control !== 'amount' || column.amount === null) return null;
  if (!computedAmounts(visit, asked).includes(column.amount)) return null;
  const field = WORKED_OUT[column.amount];
  const isKnown = settled !== null && settled.status !== 'undecided';
  return field === undefined || !isKnown ? '' : formatYuanGrouped(fen(settled[field]));
}
