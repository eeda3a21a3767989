import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { onPreferences, preferenceOf, setPreference } from './preferences.ts';

const NAME = 'color-scheme';

const isScheme = (value: unknown): value is MantineColorScheme =>
  value === 'light' || value === 'dark' || value === 'auto';

const read = (first: MantineColorScheme): MantineColorScheme => {
  const kept = preferenceOf(NAME);
  return isScheme(kept) ? kept : first;
};

/** Light or dark, kept with the other choices; what was kept arrives after the first paint and is handed on then. */
export function colorSchemeManager(): MantineColorSchemeManager {
  let stop: (() => void) | null = null;
  return {
    get: read,
    set: (scheme) => {
      if (preferenceOf(NAME) !== scheme) setPreference(NAME, scheme);
    },
    subscribe: (onUpdate) => {
      let last = read('light');
      stop = onPreferences(() => {
        const next = read('light');
        if (next === last) return;
        last = next;
        onUpdate(next);
      });
    },
    unsubscribe: () => stop?.(),
    clear: () => undefined,
  };
}
