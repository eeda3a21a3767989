import { formatDayInWords, parseDay } from '#shared/day.ts';

const inWords = (text: string): string => {
  const day = parseDay(text);
  return day === null ? text : formatDayInWords(day);
};

/** From when to when a pack is in force, in words. */
export const effectiveRange = (pack: {
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}): string =>
  pack.effectiveTo === null
    ? `${inWords(pack.effectiveFrom)}起执行`
    : `${inWords(pack.effectiveFrom)}至${inWords(pack.effectiveTo)}执行`;
