import { type Fen, fen, formatYuanGrouped } from '../../fen.ts';
import { readAmount } from '../../typed-text.ts';
import { amountProblem } from './amount-problem.ts';
import type { VisitEntry } from '../application-form.ts';
import { type FormProblem, warning, wrong } from '../form-problem.ts';

/**
 * The total of the itemised list beside the bill's: an altered figure on the bill shows here. `total` in fen, null while
 * it cannot be read. A difference is a warning, because a list can be part of several.
 */
export function checkListTotal({ listTotal }: VisitEntry, path: string, total: Fen | null): FormProblem[] {
  if (listTotal.trim() === '') return [];
  const at = `${path}.listTotal`;
  const read = readAmount(listTotal);
  if (!read.ok) return [wrong(at, amountProblem('清单合计', listTotal) ?? '')];
  if (total === null || total === read.amount) return [];
  const difference = formatYuanGrouped(fen(Math.abs(total - read.amount)));
  return [
    warning(
      at,
      `票据总费用 ${formatYuanGrouped(total)} 元，比清单合计${total > read.amount ? '多' : '少'} ${difference} 元。请逐页核对费用清单，并看票据金额有没有改动。`,
    ),
  ];
}
