import { formatYuanGrouped } from '#shared/fen.ts';
import { readAmount } from '#shared/typed-text.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

/** An amount in yuan as text; `=100+23.5` and `1234.5` become `123.50` and `1,234.50` when the field is left. */
export function AmountField(props: TextFieldProps) {
  return (
    <TextField
      {...props}
      align="right"
      inputMode="decimal"
      onBlur={(event) => {
        const typed = readAmount(props.value);
        if (typed.ok && props.value !== '') props.onChange(formatYuanGrouped(typed.amount));
        props.onBlur?.(event);
      }}
    />
  );
}
