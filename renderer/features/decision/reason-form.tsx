import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { WORDS } from '../../text/words.ts';
import { ProblemLine } from '../intake/field/problem-line.tsx';
import css from './decision.module.css';

type ReasonFormProps = {
  /** What the step is called, on the group and on its button. */
  readonly verb: string;
  /** What it does, before it is done. */
  readonly effect: string;
  readonly label: string;
  /** What is said when nothing is written. */
  readonly problemText?: string;
  readonly isBusy: boolean;
  /** Whether it may be done with nothing written. */
  readonly isOptional?: boolean;
  /** Before the reason: what it is about. */
  readonly children?: ReactNode;
  /** After the reason: what it rests on. */
  readonly after?: ReactNode;
  readonly onSubmit: (text: string) => void;
  readonly onClose: () => void;
};

/** A step of the application that says what it does and asks why; Ctrl+Enter does it, Escape leaves it. */
export function ReasonForm(props: ReasonFormProps) {
  const { verb, effect, label, problemText = '请写明原因，它会记入办理记录。' } = props;
  const { isBusy, isOptional = false, children, after, onSubmit, onClose } = props;
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const problem = useId();
  const isMissing = isAsked && !isOptional && text.trim() === '';
  const submit = (): void => {
    if (!isOptional && text.trim() === '') setAsked(true);
    else onSubmit(text.trim());
  };
  // The form's own keys: on the page around it Ctrl+Enter would take the usual next step.
  const pressKey = (event: KeyboardEvent): void => {
    const isSubmit = event.key === 'Enter' && event.ctrlKey;
    if (!isSubmit && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!isSubmit) onClose();
    else if (!event.repeat) submit();
  };
  return (
    <div className={css['form']} role="group" aria-label={verb} onKeyDown={pressKey}>
      <p className={css['effect']}>{effect}</p>
      {children}
      <label className={css['label']}>
        {label}
        <textarea
          className={css['text']}
          rows={3}
          maxLength={400}
          autoFocus
          aria-invalid={isMissing}
          aria-describedby={isMissing ? problem : undefined}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {isMissing ? <ProblemLine id={problem} problem={{ severity: 'wrong', text: problemText }} /> : null}
      {after}
      <div className={css['buttons']}>
        <Button variant="default" onClick={onClose}>
          {WORDS.cancel}
        </Button>
        <Button loading={isBusy} onClick={submit} title="Ctrl+Enter">
          {verb}
        </Button>
      </div>
    </div>
  );
}
