import { formatYuanGrouped } from '#shared/fen.ts';
import { readAmount, readDay, readName } from '#shared/typed-text.ts';

/** `20230315`, `2023年3月15日` → `2023-03-15`; anything that is no day stays as typed. */
export function tidyDay(typed: string): string {
  const read = readDay(typed);
  return read.ok ? read.day : typed;
}

/** `=100+23.5` and `１，２３４` → `123.50`, `1,234.00`; anything that is no amount stays as typed. */
export function tidyAmount(typed: string): string {
  const read = readAmount(typed);
  return read.ok ? formatYuanGrouped(read.amount) : typed;
}

/** Text without spaces at its ends. */
export const tidyText = (typed: string): string => typed.trim();

/** `古丽.买买提` → `古丽·买买提`; anything that is no name stays as typed, without spaces at its ends. */
export const tidyName = (typed: string): string => readName(typed) ?? typed.trim();
