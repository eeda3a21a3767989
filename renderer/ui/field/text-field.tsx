import type { ComponentPropsWithRef, ReactNode } from 'react';
import { FieldShell, type FieldShellProps } from './field-shell.tsx';
import css from './field.module.css';

type NativeProps = Omit<
  ComponentPropsWithRef<'input'>,
  'value' | 'onChange' | 'size' | 'children' | 'id' | 'style' | 'className'
>;

export type TextFieldProps = FieldShellProps &
  NativeProps & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly leftSection?: ReactNode;
    readonly rightSection?: ReactNode;
    /** Figures stand at the right edge. @default 'left' */
    readonly align?: 'left' | 'right';
  };

/** One line of text with label, help and one sentence below. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, isRequired, hint, help, problem, value, onChange, ...rest } = props;
  const { align = 'left', leftSection, rightSection, ...native } = rest;
  return (
    <FieldShell {...{ label, isLabelHidden, isRequired, hint, help, problem }}>
      {(control) => (
        <span className={css['box']} data-left={leftSection !== undefined || undefined}>
          {leftSection === undefined ? null : <span className={css['left']}>{leftSection}</span>}
          <input
            {...native}
            {...control}
            className={css['input']}
            data-align={align}
            data-right={rightSection !== undefined || undefined}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            autoComplete={native.autoComplete ?? 'off'}
            spellCheck={false}
          />
          {rightSection === undefined ? null : <span className={css['right']}>{rightSection}</span>}
        </span>
      )}
    </FieldShell>
  );
}
