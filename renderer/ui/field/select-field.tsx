import { NativeSelect } from '@mantine/core';
import type { Ref } from 'react';
import { FieldShell, type FieldShellProps } from './field-shell.tsx';

type SelectFieldProps<V extends string> = FieldShellProps & {
  readonly value: V | '';
  /** In the order in which they are offered. */
  readonly options: readonly { readonly value: V; readonly label: string }[];
  /** What stands there while nothing is chosen; left out: something always is. */
  readonly nothing?: string;
  readonly disabled?: boolean;
  readonly selectRef?: Ref<HTMLSelectElement>;
  /** A dialog begins here. */
  readonly 'data-autofocus'?: boolean;
  readonly onChange: (value: V) => void;
};

/** One choice of a short list, with label, help and one sentence below. Keyboard and reader as of the system's own list. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, isLabelHidden, isRequired, hint, help, problem, value, options, nothing, onChange } = props;
  return (
    <FieldShell {...{ label, isLabelHidden, isRequired, hint, help, problem }}>
      {(control) => (
        <NativeSelect
          {...control}
          ref={props.selectRef}
          value={value}
          disabled={props.disabled}
          data-autofocus={props['data-autofocus']}
          data={[...(nothing === undefined ? [] : [{ value: '', label: nothing }]), ...options]}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        />
      )}
    </FieldShell>
  );
}
