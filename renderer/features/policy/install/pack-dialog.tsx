import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { WORDS } from '../../../text/words.ts';
import { useDialogCare } from '../../../ui/overlay/use-dialog-care.ts';
import css from './install.module.css';

type PackDialogProps = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** A wide dialog with room for tables. */
export function PackDialog({ title, onClose, children }: PackDialogProps) {
  useDialogCare(true);
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={<span className={css['title']}>{title}</span>}
      closeButtonProps={{ 'aria-label': WORDS.close }}
      closeOnClickOutside={false}
    >
      {children}
    </Modal>
  );
}

/** A titled part of the dialog. */
export function DialogPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css['part']}>
      <h3 className={css['partTitle']}>{title}</h3>
      {children}
    </section>
  );
}
