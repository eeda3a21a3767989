import { useSyncExternalStore } from 'react';
import { arePreferencesLoaded, holdPreference, onPreferences, preferenceOf, setPreference } from './preferences.ts';

/** One choice of how the window looks. `read` gives null for what was kept and does not fit any more. */
export function usePreference<T>(
  name: string,
  read: (kept: unknown) => T | null,
  first: T,
): readonly [T, (next: T) => void] {
  const kept = useSyncExternalStore(onPreferences, () => preferenceOf(name));
  return [read(kept) ?? first, (next) => setPreference(name, next)];
}

/** A text that is there again when the page is, until the window closes; it may contain names. */
export function useHeldText(name: string): readonly [string, (next: string) => void] {
  const held = useSyncExternalStore(onPreferences, () => preferenceOf(name));
  return [readText(held) ?? '', (next) => holdPreference(name, next)];
}

/** True once the choices of last time are there. */
export const usePreferencesLoaded = (): boolean => useSyncExternalStore(onPreferences, arePreferencesLoaded);

/** For `read`: any text. */
export const readText = (kept: unknown): string | null => (typeof kept === 'string' ? kept : null);

/** For `read`: one of these words. */
export const readOneOf =
  <T extends string>(words: readonly T[]) =>
  (kept: unknown): T | null =>
    words.find((word) => word === kept) ?? null;
