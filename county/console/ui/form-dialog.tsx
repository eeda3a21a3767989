import { Button, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { enterMoves } from '../../../renderer/ui/field/enter-moves.ts';
import css from '../../../renderer/ui/overlay/form-dialog.module.css';
import { Notice } from '../../../renderer/ui/page/notice.tsx';
import { sentenceOf } from '../client/console-failure.ts';
import { useSessionView } from '../client/use-session.ts';

type FormDialogProps = {
  readonly title: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly isBusy: boolean;
  /** What failed; null: nothing. */
  readonly failure: Error | null;
  /** Red for what takes something away. @default false */
  readonly isDanger?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form over the page. While the sign-in is over the page it steps aside; what its owner keeps is there again afterwards. */
export function FormDialog(props: FormDialogProps) {
  const { title, verb, isBusy, failure, isDanger = false, onSubmit, onClose, children } = props;
  const session = useSessionView();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return (
    <Modal
      opened={session.data?.isSignedIn === true}
      onClose={() => {
        if (!isBusy) onClose();
      }}
      title={<span className={css['title']}>{title}</span>}
      size={560}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <form className={css['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
        {children}
        {failure === null ? null : (
          <Notice meaning="danger" role="alert">
            {sentenceOf(failure)}
          </Notice>
        )}
        <div className={css['buttons']}>
          <Button variant="default" onClick={onClose} disabled={isBusy}>
            取消
          </Button>
          <Button type="submit" loading={isBusy} {...(isDanger ? { color: 'red' } : {})}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
