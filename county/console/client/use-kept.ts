import { useState } from 'react';

/** What was chosen on a page, for as long as the page is open in the browser. Never stored. */
const kept = new Map<string, unknown>();

/** State that is there again when one comes back to a page. */
export function useKept<T>(name: string, first: T): readonly [T, (value: T) => void] {
  // A name is used by one place with one type.
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : first));
  return [
    value,
    (next) => {
      kept.set(name, next);
      setValue(next);
    },
  ];
}
