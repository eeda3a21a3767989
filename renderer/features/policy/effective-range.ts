import { formatDayInWords, parseDay } from '#shared/day.ts';

/** A day in words; the text itself when it is none. */
export const dayInWords = (text: string): string => {
  const day = parseDay(text);
  return day === null ? text : formatDayInWords(day);
};

/** From when to when a pack is in force, in words. */
export const effectiveRange = (pack: {
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}): string =>
  pack.effectiveTo === null
    ? `${dayInWords(pack.effectiveFrom)}起执行`
    : `${dayInWords(pack.effectiveFrom)}至${dayInWords(pack.effectiveTo)}执行`;
