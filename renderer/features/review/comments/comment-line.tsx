import { IconCheck, IconMessage } from '@tabler/icons-react';
import type { ReviewComment } from '#shared/contract/case/review.ts';
import { answerWords, isUnchanged } from './answer-words.ts';
import css from './comments.module.css';

type CommentLineProps = {
  readonly comment: ReviewComment;
  /** What the field says now; null: it is not known, or there is no such field any more. */
  readonly now?: string | null;
};

/** A comment of before and its answer, under its field. */
export function CommentLine({ comment, now = null }: CommentLineProps) {
  const Icon = comment.state === 'open' ? IconMessage : IconCheck;
  return (
    <p className={css['said']} data-state={comment.state}>
      <Icon size={14} stroke={1.75} aria-hidden className={css['icon']} />
      <span>
        {comment.by}：{comment.text}
        <span className={css['answer']}>
          {comment.value === '' ? '' : `当时填 ${comment.value}；`}
          {comment.answeredBy === '' ? '' : `${comment.answeredBy} `}
          {answerWords(comment)}
          {isUnchanged(comment, now) ? <span className={css['same']}>，这一格与当时相同</span> : null}
        </span>
      </span>
    </p>
  );
}
