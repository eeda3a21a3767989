import type { MovedCase } from '#shared/contract/case/review.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { movedWords } from './moved-words.ts';

type MovedLineProps = { readonly moved: Pick<MovedCase, 'before' | 'after' | 'recover' | 'cause'> };

/** What a case was confirmed with, what it comes to now, by how much that moves, and why. */
export function MovedLine({ moved }: MovedLineProps) {
  return (
    <span>
      应救助 {formatYuanGrouped(fen(moved.before))} 元 → {movedWords(moved)}
    </span>
  );
}
