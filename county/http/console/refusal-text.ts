import { REFUSAL_TEXTS } from '../../intake/refusal.ts';

const TEXTS: Readonly<Record<string, string>> = REFUSAL_TEXTS;

/** The sentence of a reader's code as an alarm keeps it: without the figures, which were only in the answer to the PC. Empty: none is known. */
export const refusalText = (code: string): string =>
  (Object.hasOwn(TEXTS, code) ? (TEXTS[code] ?? '') : '')
    .replace(/（[^（）]*\{\w+\}[^（）]*）/g, '')
    .replace(/\{\w+\}/g, '…');
