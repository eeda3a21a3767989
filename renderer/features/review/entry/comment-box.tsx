import { Button } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { WORDS } from '../../../text/words.ts';
import { NoteArea } from '../../../ui/field/note-area.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import css from './entry.module.css';

type CommentBoxProps = {
  readonly label: string;
  readonly text: string;
  /** Empty: the comment is taken away. */
  readonly onSave: (text: string) => void;
  readonly onClose: () => void;
};

/** Where a comment is written, under its field. Ctrl+Enter keeps it, Escape leaves it as it was. */
export function CommentBox({ label, text, onSave, onClose }: CommentBoxProps) {
  const [typed, setTyped] = useState(text);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isSave = event.key === 'Enter' && event.ctrlKey;
    if (event.nativeEvent.isComposing || (!isSave && event.key !== 'Escape')) return;
    // The box's own keys: on the page around it they would pass the case or go back to the list.
    event.preventDefault();
    event.stopPropagation();
    if (isSave) onSave(typed);
    else onClose();
  };
  return (
    <div className={css['box']} role="group" aria-label={`${label}的意见`} onKeyDown={onKeyDown}>
      <NoteArea label="意见" placeholder="哪里不对，应该是什么" value={typed} onChange={setTyped} />
      <div className={css['boxButtons']}>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {WORDS.cancel}
        </Button>
        <Button size="compact-sm" rightSection={<Kbd keys="Ctrl+Enter" />} onClick={() => onSave(typed)}>
          写好
        </Button>
      </div>
    </div>
  );
}
