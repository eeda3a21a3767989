import { Button } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ReviewComment } from '#shared/contract/case/review.ts';
import { errorText } from '#shared/errors.ts';
import { WORDS } from '../../../text/words.ts';
import { NoteArea } from '../../../ui/field/note-area.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { CommentLine } from '../../review/comments/comment-line.tsx';
import { ProblemLine } from '../field/problem-line.tsx';
import { useIntakeSession, useIsEditable } from '../state/use-intake.ts';
import { answerComment } from './answer-comment.ts';
import css from './comments.module.css';

type CommentToAnswerProps = {
  readonly comment: ReviewComment;
  /** It is answered, and its buttons go away: the cursor goes on. */
  readonly onAnswered: () => void;
};

/** What the reviewer said at a field, with 已改 and 已说明 until it is answered. */
export function CommentToAnswer({ comment, onAnswered }: CommentToAnswerProps) {
  const session = useIntakeSession();
  const isEditable = useIsEditable();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [text, setText] = useState('');
  const explain = useRef<HTMLButtonElement>(null);
  const answer = async (state: 'changed' | 'explained'): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const error = await answerComment(session, comment, state, text);
    setBusy(false);
    setRefusal(error === null ? '' : errorText(error));
    if (error === null) onAnswered();
  };
  const close = (): void => {
    setOpen(false);
    requestAnimationFrame(() => explain.current?.focus());
  };
  // The box's own keys: on the page around it Ctrl+Enter would take the next step.
  const onKeyDown = (event: KeyboardEvent): void => {
    const isSave = event.key === 'Enter' && event.ctrlKey;
    if (event.nativeEvent.isComposing || (!isSave && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (isSave) void answer('explained');
    else close();
  };
  if (comment.state !== 'open' || !isEditable) return <CommentLine comment={comment} />;
  return (
    <div className={css['comment']} role="group" aria-label={`复核意见：${comment.place}`}>
      <IconMessage size={14} stroke={1.75} aria-hidden className={css['icon']} />
      <span className={css['said']}>
        {comment.by}：{comment.text}
        {comment.value === '' ? null : <span className={css['then']}>（当时填 {comment.value}）</span>}
      </span>
      {isOpen ? (
        <div className={css['box']} onKeyDown={onKeyDown}>
          <NoteArea label="说明" placeholder="为什么不改" value={text} onChange={setText} />
          <Button size="compact-xs" variant="default" onClick={close}>
            {WORDS.cancel}
          </Button>
          <Button
            size="compact-xs"
            loading={isBusy}
            rightSection={<Kbd keys="Ctrl+Enter" />}
            onClick={() => void answer('explained')}
          >
            已说明
          </Button>
        </div>
      ) : (
        <span className={css['buttons']}>
          <Button size="compact-xs" data-stop loading={isBusy} onClick={() => void answer('changed')}>
            已改
          </Button>
          <Button ref={explain} size="compact-xs" variant="default" data-stop onClick={() => setOpen(true)}>
            说明
          </Button>
        </span>
      )}
      {refusal === '' ? null : (
        <ProblemLine id={`${comment.id}-refusal`} problem={{ severity: 'wrong', text: refusal }} />
      )}
    </div>
  );
}
