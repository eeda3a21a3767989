import { Textarea } from '@mantine/core';
import { FieldShell, type FieldShellProps } from '../../../renderer/ui/field/field-shell.tsx';

type TextAreaProps = FieldShellProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly rows?: number;
  /** A dialog begins here. */
  readonly 'data-autofocus'?: boolean;
};

/** A few lines of text with label and one sentence below. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden, isRequired, hint, help, problem, value, onChange, maxLength, rows = 3 } = props;
  return (
    <FieldShell {...{ label, isLabelHidden, isRequired, hint, help, problem }}>
      {(control) => (
        <Textarea
          {...control}
          value={value}
          rows={rows}
          maxLength={maxLength}
          data-autofocus={props['data-autofocus']}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldShell>
  );
}
