/**
 * Controls, characters without a shape, those that turn the reading direction, and halves of a character: text with them reads as
 * something else than it is, and on a terminal they are commands. Line breaks and tabs are not among them.
 */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Text of several lines as somebody typed or pasted it, without what nobody sees. */
export const typedText = (typed: string): string => typed.replace(BREAK, '\n').replace(UNSEEN, '').trim();

/** The same of one line: line breaks and tabs are blanks, and many blanks are one. */
export const typedLine = (typed: string): string => typedText(typed).replace(/\s+/g, ' ');

/** Text that somebody else wrote, to be shown: what nobody sees stands as `□`, so that two texts that differ also look it. */
export const shownText = (text: string): string => text.replace(BREAK, '\n').replace(UNSEEN, '□');
