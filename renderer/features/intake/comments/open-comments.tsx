import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { placeOf } from '#shared/domain/review/form-field.ts';
import { fieldAt } from '#shared/domain/review/form-fields.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { usePageMoves } from '../page/page-moves.ts';
import { useIntake, useIntakeSession, useIsEditable } from '../state/use-intake.ts';
import { loadComments } from './answer-comment.ts';
import { CommentToAnswer } from './comment-to-answer.tsx';
import css from './comments.module.css';

/**
 * How many comments wait for an answer, with the way to the next one. A draft that came back opens at the first. What was
 * said at a line that is no longer there is answered here, because there is no field any more.
 */
export function OpenComments() {
  const session = useIntakeSession();
  const moves = usePageMoves();
  const comments = useIntake((state) => state.comments);
  const form = useIntake((state) => state.form);
  const isDraft = useIntake((state) => state.detail.status === 'draft');
  const revision = useIntake((state) => state.detail.revision);
  const isEditable = useIsEditable();
  const hasOpened = useRef(false);
  useEffect(() => {
    void loadComments(session).then(() => {
      const { comments: loaded, form: now } = session.state.get();
      const first = loaded.find(({ state, path }) => state === 'open' && fieldAt(now, path) !== null);
      if (hasOpened.current || first === undefined || !isEditable) return;
      hasOpened.current = true;
      moves.reveal(first.path);
    });
    // A new revision of the application is a new state of affairs: it may have come back while it was open.
  }, [session, moves, isEditable, revision]);
  if (!isDraft || comments.length === 0) return null;
  const open = comments.filter(({ state }) => state === 'open');
  const here = open.filter(({ path }) => fieldAt(form, path) !== null);
  const gone = open.filter(({ path }) => fieldAt(form, path) === null);
  const [next] = here;
  const field = next === undefined ? null : fieldAt(form, next.path);
  return (
    <div className={css['panel']} role="region" aria-label="复核意见">
      {open.length === 0 ? (
        <Notice meaning="ok">{comments.length} 处复核意见都已答复，可以再受理。</Notice>
      ) : (
        <Notice
          meaning="warn"
          action={
            next === undefined || field === null ? null : (
              <Button size="compact-xs" variant="default" onClick={() => moves.reveal(next.path)}>
                到{placeOf(field)}
              </Button>
            )
          }
        >
          还有 {open.length} 处复核意见没有答复，意见写在各字段下面。改好的按「已改」，不改的按「说明」写明原因。
        </Notice>
      )}
      {gone.map((comment) => (
        <div key={comment.id} className={css['gone']}>
          <span>{comment.place}（已不在）</span>
          <CommentToAnswer comment={comment} onAnswered={() => moves.goTo('bills')} />
        </div>
      ))}
    </div>
  );
}
