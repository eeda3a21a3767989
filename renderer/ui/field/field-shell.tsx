import { Popover } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import css from './field.module.css';
import { FieldLine } from './field-line.tsx';
import type { FieldProblem } from './field-problem.ts';

/** What the control inside the shell must carry. */
export type ControlProps = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
};

export type FieldShellProps = {
  readonly label: string;
  /** Says the label to a screen reader without showing it, as in a grid. @default false */
  readonly isLabelHidden?: boolean;
  /** For a screen reader. Not drawn: nearly everything is required, so what is not says so in its hint. @default false */
  readonly isRequired?: boolean;
  /** A quiet line under the field while there is no problem. */
  readonly hint?: ReactNode;
  /** What F1 says: what the field is for and where to read it. */
  readonly help?: ReactNode;
  readonly problem?: FieldProblem | null;
};

/** Label above, control, one sentence below. F1 inside opens the help, Esc closes it and nothing else. */
export function FieldShell(props: FieldShellProps & { readonly children: (control: ControlProps) => ReactNode }) {
  const { label, isLabelHidden = false, isRequired = false, hint, help, problem = null, children } = props;
  const id = useId();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const hasLine = problem !== null || hint !== undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F1' && help !== undefined) {
      event.preventDefault();
      setHelpOpen(!isHelpOpen);
    } else if (event.key === 'Escape' && isHelpOpen) {
      event.preventDefault();
      event.stopPropagation();
      setHelpOpen(false);
    }
  };
  const control: ControlProps = {
    id,
    'aria-describedby':
      [hasLine ? `${id}-line` : '', isHelpOpen ? `${id}-help` : ''].filter((part) => part !== '').join(' ') ||
      undefined,
    'aria-invalid': problem?.severity === 'wrong',
    'aria-required': isRequired,
  };
  return (
    <div className={css['field']} onKeyDown={onKeyDown} data-severity={problem?.severity}>
      <label htmlFor={id} className={css[isLabelHidden ? 'hiddenLabel' : 'label']}>
        {label}
      </label>
      {/* The control itself says that the help is open; what only holds it has no role that could. */}
      <Popover
        opened={isHelpOpen}
        onChange={setHelpOpen}
        position="bottom-start"
        width={320}
        trapFocus={false}
        withRoles={false}
      >
        <Popover.Target>
          <div>{children(control)}</div>
        </Popover.Target>
        <Popover.Dropdown id={`${id}-help`} className={css['help']} role="note">
          {help}
        </Popover.Dropdown>
      </Popover>
      {hasLine ? <FieldLine id={`${id}-line`} problem={problem} hint={hint} /> : null}
    </div>
  );
}
