import { readBillCode } from '#shared/bill-code/read-bill-code.ts';

/** Keys of a scanner come one after the other faster than anybody types. */
const FASTEST_HAND_MS = 60;
/** Shorter than any code on a bill that could be told from typing. */
const SHORTEST = 20;

/** Keys that came without a pause. */
export type Burst = { readonly text: string; readonly lastAt: number };
export const NO_BURST: Burst = { text: '', lastAt: Number.NEGATIVE_INFINITY };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'timeStamp'>;

const looksScanned = (text: string): boolean => {
  if (text.length < SHORTEST || text.startsWith('=')) return false;
  return readBillCode(text).number !== '' || /^https?:\/\//i.test(text) || text.split(',').length > 4;
};

/** The keys so far; `scanned` is the text of a scan that this key ended. `isStart`: this key may begin one. */
export function followKey(
  burst: Burst,
  { key, ctrlKey, altKey, metaKey, timeStamp }: Key,
): { readonly burst: Burst; readonly isStart: boolean; readonly scanned: string | null } {
  const isFast = timeStamp - burst.lastAt <= FASTEST_HAND_MS;
  if (ctrlKey || altKey || metaKey) return { burst: NO_BURST, isStart: false, scanned: null };
  if (key === 'Enter' || key === 'Tab') {
    return { burst: NO_BURST, isStart: false, scanned: isFast && looksScanned(burst.text) ? burst.text : null };
  }
  // Shift and its like come between the characters.
  if ([...key].length !== 1) return { burst, isStart: false, scanned: null };
  return { burst: { text: isFast ? burst.text + key : key, lastAt: timeStamp }, isStart: !isFast, scanned: null };
}
