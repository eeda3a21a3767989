import { IconMessage } from '@tabler/icons-react';
import type { ReviewComment } from '#shared/contract/case/review.ts';
import type { ChangedField } from '#shared/domain/review/changed-fields.ts';
import type { FormField } from '#shared/domain/review/form-field.ts';
import { CommentLine } from '../comments/comment-line.tsx';
import css from './entry.module.css';

type EntryFieldProps = {
  readonly field: FormField;
  /** The one that Tab reaches. */
  readonly isCurrent: boolean;
  /** How it read when it was settled before. */
  readonly change: ChangedField | null;
  readonly comments: readonly ReviewComment[];
  readonly draft: string | null;
  readonly canComment: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
};

/** A field as it was typed, what it was before, and what was said at it. */
export function EntryField(props: EntryFieldProps) {
  const { field, isCurrent, change, comments, draft, canComment, onFocus, onOpen } = props;
  const { path, label, value, isAmount } = field;
  const before = change?.before ?? null;
  return (
    <>
      <button
        type="button"
        className={css['field']}
        data-field={path}
        data-amount={isAmount || undefined}
        data-changed={change !== null || undefined}
        tabIndex={isCurrent ? 0 : -1}
        title={canComment ? `在「${label}」写意见` : undefined}
        onFocus={onFocus}
        onClick={canComment ? onOpen : undefined}
      >
        <span className={css['label']}>{label}</span>
        <span className={css['value']} data-empty={value === '' || undefined}>
          {value === '' ? '未填' : value}
          {before === null ? null : <span className={css['was']}>原 {before === '' ? '未填' : before}</span>}
        </span>
      </button>
      {comments.map((comment) => (
        <CommentLine key={comment.id} comment={comment} now={value} />
      ))}
      {draft === null ? null : (
        <button type="button" className={css['draft']} tabIndex={-1} title="修改意见" onClick={onOpen}>
          <IconMessage size={14} stroke={1.75} aria-hidden />
          <span>意见：{draft}</span>
        </button>
      )}
    </>
  );
}
