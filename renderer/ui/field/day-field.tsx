import { readDay } from '#shared/typed-text.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

/** A day as text: `20230305`, `2023.3.5` or `2023年3月5日` becomes `2023-03-05` when the field is left. */
export function DayField({ placeholder = '2023-03-15', ...props }: TextFieldProps) {
  return (
    <TextField
      {...props}
      placeholder={placeholder}
      inputMode="numeric"
      onBlur={(event) => {
        const typed = readDay(props.value);
        if (typed.ok && typed.day !== props.value) props.onChange(typed.day);
        props.onBlur?.(event);
      }}
    />
  );
}
