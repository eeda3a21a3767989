import type { MovedCase } from '#shared/contract/case/review.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';

/** In a narrow column an amount is never torn from its unit, nor a difference from its direction. */
const SPACE = '\u00a0';

const yuan = (amount: number): string => `${formatYuanGrouped(fen(amount))}${SPACE}元`;

/** The new amount of a moved case, the difference and what moved it. */
export function movedWords({
  before,
  after,
  recover,
  cause,
}: Pick<MovedCase, 'before' | 'after' | 'recover' | 'cause'>) {
  const why = cause === null ? '' : `，因申请 ${cause} 变动`;
  if (after === null) return `暂不能确定${why}`;
  const back = recover > 0 ? `，应追回 ${yuan(recover)}` : '';
  const difference = after - before;
  const by =
    difference === 0
      ? ''
      : difference > 0
        ? `（多${SPACE}${yuan(difference)}）`
        : `（少${SPACE}${yuan(Math.abs(difference))}）`;
  return `${yuan(after)}${by}${back}${why}`;
}

/**
 * A moved case in one sentence: what is due before and after, or, where only the order moved in which a deductible or a
 * limit is used, the aid of its own bills. One word for both: the clerk knows the column 应救助.
 */
export function movedSentence(
  moved: Pick<MovedCase, 'isDue' | 'before' | 'after' | 'recover' | 'ownBefore' | 'ownAfter' | 'cause'>,
): string {
  const { isDue, ownBefore, ownAfter, cause } = moved;
  const [before, words] = isDue
    ? [moved.before, movedWords(moved)]
    : [ownBefore, movedWords({ before: ownBefore, after: ownAfter, recover: 0, cause })];
  return `应救助 ${yuan(before)} → ${words}`;
}
