import { useLocalStorage } from '@mantine/hooks';

/** How somebody likes the window: widths, filters, the rail. Never a personal datum, never a fact. */
export function usePreference<T>(name: string, first: T): readonly [T, (next: T | ((before: T) => T)) => void] {
  const [value, setValue] = useLocalStorage<T>({
    key: `aid-${name}`,
    defaultValue: first,
    getInitialValueInEffect: false,
  });
  return [value, setValue];
}
