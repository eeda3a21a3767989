import { tidyBillText } from '../typed-text.ts';

/** What tells bills apart. The check code does not: it is often left out, and wrong more often than the number. */
export type BillText = { readonly code: string; readonly number: string };

/**
 * Whether two bills, however typed, are one. A bill without its code may be any with its number, so an empty code counts
 * as the same; two different codes make two bills. Without a number nothing is known, and nothing is the same.
 */
export function isSameBill(a: BillText, b: BillText): boolean {
  const number = tidyBillText(a.number);
  if (number === '' || number !== tidyBillText(b.number)) return false;
  const [codeA, codeB] = [tidyBillText(a.code), tidyBillText(b.code)];
  return codeA === '' || codeB === '' || codeA === codeB;
}
