import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { WORDS } from '../../text/words.ts';
import css from './overlay.module.css';
import { useDialogCare } from './use-dialog-care.ts';

type ConfirmProps = {
  readonly isOpen: boolean;
  /** Names the thing: `封批 3 份申请`. */
  readonly title: string;
  /** Says the effect: what changes, what can no longer be changed. */
  readonly effect: ReactNode;
  /** The verb on the button. */
  readonly verb: string;
  /** On the button that leaves all as it is. @default '取消' */
  readonly cancelVerb?: string;
  /** Red for what takes something away. @default false */
  readonly isDanger?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks once before a step with an effect. Focus starts on the verb, or on 取消 for a dangerous one. */
export function Confirm(props: ConfirmProps) {
  const {
    isOpen,
    title,
    effect,
    verb,
    cancelVerb = WORDS.cancel,
    isDanger = false,
    isBusy = false,
    onConfirm,
    onClose,
  } = props;
  useDialogCare(isOpen);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={<span className={css['modalTitle']}>{title}</span>}
      size={440}
      closeButtonProps={{ 'aria-label': WORDS.close }}
    >
      <div className={css['effect']}>{effect}</div>
      <div className={css['buttons']}>
        <Button variant="default" onClick={onClose} data-autofocus={isDanger || undefined}>
          {cancelVerb}
        </Button>
        <Button
          {...(isDanger ? { color: 'red' } : {})}
          onClick={onConfirm}
          loading={isBusy}
          data-autofocus={isDanger ? undefined : true}
        >
          {verb}
        </Button>
      </div>
    </Modal>
  );
}
