import type { MovedCase } from '#shared/contract/case/review.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Ask } from '../intake/state/ask.ts';

/** A moved case that can be settled again, with the payable somebody saw, in fen. */
export type Resettled = Pick<MovedCase, 'id' | 'revision'> & { readonly after: number };

/** The moved cases that can be settled again as they are; what is not decided any more has to be opened. */
export const resettledOf = (rows: readonly MovedCase[]): readonly Resettled[] =>
  rows.flatMap(({ id, revision, after, isDue }) => (isDue && after !== null ? [{ id, revision, after }] : []));

/** How many cases were settled again, and how many wait because they have moved once more since they were seen. */
export type SettledAgain = { readonly done: number; readonly left: number };

/**
 * Settles cases again, one after the other. Each can move the next: one that is right by now is left in peace, one that
 * would come to another amount than the one seen waits for another look. Stops at the first refusal.
 */
export async function settleAgain(ask: Ask, chosen: readonly Resettled[]): Promise<Result<SettledAgain>> {
  let [done, left] = [0, 0];
  for (const { id, after } of chosen) {
    const present = await ask('application/outdated', { ids: [id] });
    if (!present.ok) return present;
    const [row] = resettledOf(present.value.rows);
    if (row === undefined) left += present.value.rows.length;
    else if (row.after === after) {
      const again = await ask('application/resettle', { id, revision: row.revision, expected: after });
      if (!again.ok) return again;
      done += 1;
    } else left += 1;
  }
  return ok({ done, left });
}

/** What came of it, in a sentence. */
export const settledAgainWords = ({ done, left }: SettledAgain): string =>
  [
    done > 0 ? `已重新测算 ${done} 份，请重新复核。` : '',
    left > 0 ? `${left} 份的金额又有变化，请看过后再重新测算。` : '',
    done + left === 0 ? '金额已经一致，不必重新测算。' : '',
  ].join('');
