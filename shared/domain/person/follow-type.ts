import type { Day } from '../../day.ts';
import { normaliseIdNumber } from '../../id-number.ts';
import { type IdType, readIdDocument, typeOfNumber } from './id-document.ts';

/** True while the number does not say sex and birth date, so that they are typed. */
export const isSilent = (type: IdType, typed: string): boolean =>
  type === 'passport' || type === 'newborn' || (type === 'foreigner_card' && /^[A-Z]/.test(normaliseIdNumber(typed)));

/**
 * The type of document while its number is typed: the number says it wherever that is certain. A newborn is never
 * guessed, because one digit too many looks like one, nor is a passport without letters.
 */
export function followType(current: IdType, typed: string, today: Day): IdType {
  const shape = typeOfNumber(typed);
  if (current === 'newborn' || shape === 'newborn' || shape === current) return current;
  if (shape === 'resident_card' && current === 'household_booklet') return current;
  if (shape === 'passport' && !/^[A-Z]/.test(normaliseIdNumber(typed))) return current;
  return readIdDocument(shape, typed, today).ok ? shape : current;
}
