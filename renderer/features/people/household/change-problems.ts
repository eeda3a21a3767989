import type { HouseholdMember } from '#shared/contract/people/household.ts';
import { MOVES } from '#shared/domain/household/household-words.ts';
import { readDay } from '#shared/typed-text.ts';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { needsHead, type TypedChange } from './change-order.ts';

/** What is missing or wrong of a change, field by field; null: nothing there. */
export type ChangeProblems = Readonly<Record<'on' | 'who' | 'splitHead' | 'newHead' | 'reason', FieldProblem | null>>;

const missing = (text: string): FieldProblem => ({ severity: 'missing', text });

function dayProblem(on: string): FieldProblem | null {
  if (on.trim() === '') return missing('请填写变动日期。');
  return readDay(on).ok ? null : { severity: 'wrong', text: '不是日期。请按 2023-03-15 的样子填写。' };
}

/** Nobody chosen; a change of the head alone moves nobody. */
function whoProblem({ kind, chosen }: TypedChange): FieldProblem | null {
  if (kind === 'head' || chosen.length > 0) return null;
  if (kind === 'join') return missing('请选择并入的家庭。');
  return missing(MOVES[kind] === 'leave' ? '没有选择人员，请勾选。' : '没有选择人员，请查找并选择。');
}

/** Everything that keeps a change from being registered, so that it is said at once. */
export function changeProblems(members: readonly HouseholdMember[], change: TypedChange): ChangeProblems {
  const { kind, on, chosen, newHead, reason } = change;
  const heads = chosen.filter(({ relation }) => relation === 'head').length;
  return {
    on: dayProblem(on),
    who: whoProblem(change),
    splitHead:
      kind === 'split' && chosen.length > 0 && heads !== 1 ? missing('新家庭要有一位户主，请选择一位。') : null,
    newHead:
      needsHead(members, change) && newHead === ''
        ? missing(kind === 'head' ? '请选择新户主。' : '户主离开后要有新户主，请选择。')
        : null,
    reason: reason.trim() === '' ? missing('请写明变动原因或依据的材料。') : null,
  };
}
