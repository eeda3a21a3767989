import { readText, usePreference } from '../../client/preference/use-preference.ts';

/**
 * The fingerprint of the key that somebody compared over the telephone, and a way to say so. Kept like a colour: it
 * reminds, it protects nothing.
 */
export const useCheckedKey = (): readonly [fingerprint: string, check: (fingerprint: string) => void] =>
  usePreference('county-key-checked', readText, '');
