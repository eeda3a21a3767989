import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Confirm } from './confirm.tsx';

type ConfirmButtonProps = Pick<ButtonProps, 'variant' | 'disabled' | 'leftSection' | 'size'> & {
  /** The verb: on the button and again in the question. */
  readonly verb: string;
  readonly title: string;
  readonly effect: ReactNode;
  readonly isDanger?: boolean;
  readonly onConfirm: () => void;
};

/** A button that asks before it acts. */
export function ConfirmButton({ verb, title, effect, isDanger, onConfirm, ...button }: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <Confirm
        isOpen={isOpen}
        title={title}
        effect={effect}
        verb={verb}
        isDanger={isDanger}
        onClose={() => setOpen(false)}
        onConfirm={() => {
          setOpen(false);
          onConfirm();
        }}
      />
    </>
  );
}
