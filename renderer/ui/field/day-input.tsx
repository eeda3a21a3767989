import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { readDay } from '#shared/typed-text.ts';

type DayInputProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
};

/** A day of a filter as people type it; nothing is narrowed until it is one. */
export function DayInput({ label, value, onChange }: DayInputProps) {
  const [typed, setTyped] = useState(value ?? '');
  const isDay = readDay(typed).ok;
  // A day that no longer counts was taken away with the other conditions.
  const shown = value === null && isDay ? '' : typed;
  return (
    <TextInput
      flex="0 0 168px"
      aria-label={label}
      placeholder={`${label} 2023-06-15`}
      value={shown}
      error={shown !== '' && !isDay}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const read = readDay(text);
        setTyped(text);
        onChange(read.ok ? read.day : null);
      }}
    />
  );
}
