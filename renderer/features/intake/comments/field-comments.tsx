import { useIntake, useIntakeSession } from '../state/use-intake.ts';
import { usePageMoves } from '../page/page-moves.ts';
import { CommentToAnswer } from './comment-to-answer.tsx';
import { commentsAt } from './comments-at.ts';

/** What the reviewer said at a field, under it; in a draft only, as there it can be put right. */
export function FieldComments({ path }: { readonly path: string }) {
  const session = useIntakeSession();
  const moves = usePageMoves();
  const comments = useIntake((state) => (state.detail.status === 'draft' ? commentsAt(state.comments, path) : null));
  if (comments === null || comments.length === 0) return null;
  const goOn = (): void => {
    const next = session.state.get().comments.find(({ state }) => state === 'open');
    moves.reveal(next?.path ?? path);
  };
  return (
    <>
      {comments.map((comment) => (
        <CommentToAnswer key={comment.id} comment={comment} onAnswered={goOn} />
      ))}
    </>
  );
}
