import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, type RefObject } from 'react';
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
  readonly children: ReactNode;
};

/** A form over the page. Enter goes on to the next field, Escape closes; a lock closes it with what was typed in it. */
export function FormDialog({ title, verb, form, isBusy, failure, onSubmit, onClose, children }: FormDialogProps) {
  useDialogCare(true);
  // Passwords must not wait under the lock for whoever comes next.
  useAppEvent('session/changed', ({ state }) => {
    if (state !== 'open') onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return (
    <Modal
      opened
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
          <Button type="submit" loading={isBusy}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
