import type { ReviewComment } from '#shared/contract/case/review.ts';
import { entryOf } from '#shared/domain/review/form-field.ts';

const NONE: readonly ReviewComment[] = [];
const indexes = new WeakMap<readonly ReviewComment[], ReadonlyMap<string, readonly ReviewComment[]>>();

function indexOf(comments: readonly ReviewComment[]): ReadonlyMap<string, readonly ReviewComment[]> {
  const known = indexes.get(comments);
  if (known !== undefined) return known;
  const index = new Map<string, ReviewComment[]>();
  for (const comment of comments) {
    for (const key of new Set([comment.path, entryOf(comment.path)])) {
      index.set(key, [...(index.get(key) ?? []), comment]);
    }
  }
  indexes.set(comments, index);
  return index;
}

/** What was said at a field, or anywhere in a line of the form (`visits.k1`); the same array while the comments are the same. */
export const commentsAt = (comments: readonly ReviewComment[], path: string): readonly ReviewComment[] =>
  comments.length === 0 ? NONE : (indexOf(comments).get(path) ?? NONE);

/** Those of the last return, and what is still open of the ones before. */
export function presentComments(comments: readonly ReviewComment[]): readonly ReviewComment[] {
  const last = comments.reduce((latest, { round }) => Math.max(latest, round), 0);
  return comments.filter(({ round, state }) => round === last || state === 'open');
}
