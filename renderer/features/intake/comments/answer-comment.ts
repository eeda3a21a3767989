import type { ReviewComment } from '#shared/contract/case/review.ts';
import type { AppError } from '#shared/result.ts';
import type { IntakeSession } from '../state/intake-session.ts';
import { presentComments } from './comments-at.ts';

/** Fetches what reviewers said; nothing for what never went to one. */
export async function loadComments({ id, ask, state }: IntakeSession): Promise<void> {
  if (state.get().detail.number === null) return;
  const result = await ask('review/comments', { applicationId: id });
  if (result.ok) state.update((now) => ({ ...now, comments: presentComments(result.value.comments) }));
}

/** 已改 or 已说明. Gives why it was refused, null when it was not; saves what is typed first, so that both are kept. */
export async function answerComment(
  session: IntakeSession,
  comment: Pick<ReviewComment, 'id' | 'revision'>,
  state: 'changed' | 'explained',
  text: string,
): Promise<AppError | null> {
  const saved = await session.autosave.flush();
  if (!saved.ok) return saved.error;
  const { id: commentId, revision } = comment;
  const result = await session.ask('review/answer', { commentId, revision, state, text });
  if (!result.ok) {
    if (result.error.code === 'STALE_REVISION') await loadComments(session);
    return result.error;
  }
  session.state.update((now) => ({ ...now, actionError: null, comments: presentComments(result.value.comments) }));
  return null;
}
