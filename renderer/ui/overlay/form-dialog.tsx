import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { WORDS } from '../../text/words.ts';
import { enterMoves } from '../field/enter-moves.ts';
import { Notice } from '../page/notice.tsx';
import css from './form-dialog.module.css';
import { useDialogCare } from './use-dialog-care.ts';

type FormDialogProps = {
  readonly title: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly isBusy: boolean;
  /** What failed and is not said at a field; null: nothing. */
  readonly failure: Error | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** What the lock takes away, passwords above all; without it all that is typed is there again after the lock. */
  readonly onLock?: () => void;
  readonly children: ReactNode;
};

/** A form over the page. Enter goes on to the next field, Escape closes; under the lock it is not to be seen. */
export function FormDialog(props: FormDialogProps) {
  const { title, verb, form, isBusy, failure, onSubmit, onClose, onLock, children } = props;
  const [isLocked, setLocked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useDialogCare(!isLocked);
  useAppEvent('session/changed', ({ state }) => {
    setLocked(state !== 'open');
    if (state !== 'open') onLock?.();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  useEffect(() => {
    // A button that was busy has lost the cursor.
    if (failure !== null && !isBusy && document.activeElement === document.body) button.current?.focus();
  }, [failure, isBusy]);
  return (
    <Modal
      opened={!isLocked}
      onClose={onClose}
      title={<span className={css['title']}>{title}</span>}
      size={560}
      closeButtonProps={{ 'aria-label': WORDS.close }}
    >
      <form ref={form} className={css['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
        {children}
        {failure === null ? null : (
          <Notice meaning="danger" role="alert">
            {sentenceOf(failure)}
          </Notice>
        )}
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose} disabled={isBusy}>
            {WORDS.cancel}
          </Button>
          <Button ref={button} type="submit" loading={isBusy}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
