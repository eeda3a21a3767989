import { IconCheck, IconMessage } from '@tabler/icons-react';
import type { ReviewComment } from '#shared/contract/case/review.ts';
import css from './comments.module.css';

/** How a comment was answered, in words. */
export function answerWords({ state, answer }: Pick<ReviewComment, 'state' | 'answer'>): string {
  const said = answer === '' ? '' : `：${answer}`;
  switch (state) {
    case 'open':
      return '等待答复';
    case 'changed':
      return `已改${said}`;
    case 'explained':
      return `已说明${said}`;
  }
}

/** A comment of before and its answer, under its field. */
export function CommentLine({ comment }: { readonly comment: ReviewComment }) {
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
        </span>
      </span>
    </p>
  );
}
