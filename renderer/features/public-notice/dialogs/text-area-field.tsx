import { FieldShell, type FieldShellProps } from '../../../ui/field/field-shell.tsx';
import css from '../notice.module.css';

type TextAreaFieldProps = FieldShellProps & {
  readonly value: string;
  readonly maxLength: number;
  readonly isFirst?: boolean;
  readonly onChange: (value: string) => void;
};

/** Several lines of text with label and one sentence below; Ctrl+Enter submits the form around it. */
export function TextAreaField({ value, maxLength, isFirst = false, onChange, ...shell }: TextAreaFieldProps) {
  return (
    <FieldShell {...shell}>
      {(control) => (
        <textarea
          {...control}
          className={css['area']}
          rows={3}
          maxLength={maxLength}
          data-autofocus={isFirst || undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      )}
    </FieldShell>
  );
}
