import { TAKE_REFUSALS } from '../../decide/take-refusal.ts';
import { REFUSAL_TEXTS } from '../../intake/refusal.ts';

/** A broken chain is an alarm of its own, which says it already. */
const { other_address, other_name } = TAKE_REFUSALS;
const TEXTS: Readonly<Record<string, string>> = { ...REFUSAL_TEXTS, other_address, other_name };

/** The sentence of a reader's code as an alarm keeps it: without the figures, which were only in the answer to the PC. Empty: none is known. */
export const refusalText = (code: string): string =>
  (Object.hasOwn(TEXTS, code) ? (TEXTS[code] ?? '') : '')
    .replace(/（[^（）]*\{\w+\}[^（）]*）/g, '')
    .replace(/\{\w+\}/g, '…');
