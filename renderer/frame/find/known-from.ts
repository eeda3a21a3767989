import { normaliseIdNumber } from '#shared/id-number.ts';
import type { KnownOfPerson } from '../use-new-application.ts';

/** What was looked for as the beginning of an application: a name or a whole identity number; null when it is neither. */
export function knownFrom(typed: string): KnownOfPerson | null {
  const idNumber = normaliseIdNumber(typed);
  if (/^\d{17}[\dX]$/.test(idNumber)) return { idNumber };
  const name = typed.trim();
  return /^\p{Script=Han}[\p{Script=Han}·•・]{0,18}\p{Script=Han}$/u.test(name) ? { name } : null;
}
