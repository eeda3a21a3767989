import { Input } from '@mantine/core';
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
  const { label, isLabelHidden, isRequired, hint, help, problem, value, onChange, align = 'left', ...native } = props;
  return (
    <FieldShell {...{ label, isLabelHidden, isRequired, hint, help, problem }}>
      {(control) => (
        <Input
          {...native}
          {...control}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          classNames={{ input: align === 'right' ? `${css['input']} ${css['amount']}` : css['input'] }}
          autoComplete={native.autoComplete ?? 'off'}
          spellCheck={false}
        />
      )}
    </FieldShell>
  );
}
