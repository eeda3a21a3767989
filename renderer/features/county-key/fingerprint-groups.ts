/** A fingerprint in its groups of four. */
export const fingerprintGroups = (text: string): readonly string[] =>
  text.replace(/[^0-9A-Za-z]/g, '').match(/.{1,4}/g) ?? [];

/** Digits as typed, also in full width and with spaces. */
export const typedDigits = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '');

/** True when the last group, as it was heard over the telephone, is that of the key. */
export const isLastGroup = (fingerprint: string, typed: string): boolean =>
  typed !== '' && fingerprintGroups(fingerprint).at(-1) === typedDigits(typed);
