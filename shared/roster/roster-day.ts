import { addDays, addMonths, type Day, parseDay, toDay } from '../day.ts';
import { readDay } from '../typed-text.ts';
import { type PlainCell } from './roster-cell.ts';

/** Day 0 of a spreadsheet that counts from 1900, shifted by the 29 February 1900 it believes in. */
const DAY_ZERO = toDay('1899-12-30');
/** 1928 to 2100: other numbers are amounts, ages or years, not days. */
const [FIRST_SERIAL, LAST_SERIAL] = [10_228, 73_415] as const;

/** The day of a spreadsheet's serial number; null when no date of a roster has it. Time zones have no part in it. */
export function serialDay(serial: number): Day | null {
  const whole = Math.floor(serial);
  return whole >= FIRST_SERIAL && whole <= LAST_SERIAL ? addDays(DAY_ZERO, whole) : null;
}

const DIGITS = '〇一二三四五六七八九';

/** `二〇二一年十二月五日` with Arabic digits; other text as it is. */
function withArabic(text: string): string {
  if (!/[〇零○一二三四五六七八九十]/.test(text)) return text;
  return text
    .replace(/[零○]/g, '〇')
    .replace(
      /([一二三四五六七八九])?十([一二三四五六七八九])?/g,
      (_, tens: string | undefined, ones: string | undefined) =>
        String((tens === undefined ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === undefined ? 0 : DIGITS.indexOf(ones))),
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)));
}

/** `2021-01`, `2021年1月`, `202101`: the first day of the month, or the last one for an end. */
function monthDay(text: string, isEnd: boolean): Day | null {
  const match = /^(\d{4})[-./年](\d{1,2})月?$/.exec(text) ?? /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/.exec(text);
  if (match === null) return null;
  const [, year = '', month = ''] = match;
  const first = parseDay(`${year}-${month.padStart(2, '0')}-01`);
  return first === null || !isEnd ? first : addDays(addMonths(first, 1), -1);
}

/** Says of a cell that no end is set. */
const OPEN_END = /^(?:长期|至今|永久|无|-+|—+|\/)$/;

export type RosterDay =
  | { readonly ok: true; readonly day: Day | null }
  | { readonly ok: false; readonly problem: 'no_such_day' | 'ambiguous' | 'not_a_day' };

/** The day a cell says, null for an empty one; `isEnd` takes a month by its last day and `长期` for open. */
export function readRosterDay(value: PlainCell, isEnd: boolean): RosterDay {
  if (value === null) return { ok: true, day: null };
  if (typeof value === 'number') {
    const day = serialDay(value);
    return day === null ? readRosterDay(String(value), isEnd) : { ok: true, day };
  }
  const text = withArabic(value.normalize('NFKC').trim());
  if (text === '' || (isEnd && OPEN_END.test(text))) return { ok: true, day: null };
  // A time behind the day is midnight of whoever exported it.
  const bare = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/.exec(text)?.[1] ?? text;
  const month = monthDay(bare.replace(/\s/g, ''), isEnd);
  if (month !== null) return { ok: true, day: month };
  const serial = /^\d{5}(?:\.\d+)?$/.test(bare) ? serialDay(Number(bare)) : null;
  if (serial !== null) return { ok: true, day: serial };
  return readDay(bare);
}
