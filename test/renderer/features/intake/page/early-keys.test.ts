import { expect, it } from 'vitest';
import { holdKey } from '../../../../../renderer/features/intake/page/early-keys.ts';

const press = (key: string, change: Partial<Parameters<typeof holdKey>[1]> = {}): Parameters<typeof holdKey>[1] => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  ...change,
});

const type = (...keys: readonly string[]): string => keys.reduce((held, key) => holdKey(held, press(key)) ?? held, '');

it('holds what a card reader types, with the Enter after it', () => {
  expect(type(...'21052119580402312X', 'Enter')).toBe('21052119580402312X\n');
  expect(type('1', 'Enter', '佟')).toBe('1\n佟');
});

it('takes a slip back with Backspace', () => {
  expect(type('2', '1', '9', 'Backspace', '0')).toBe('210');
  expect(type('Backspace', '2')).toBe('2');
});

it('swallows an Enter before any typing, so that nothing behind is pressed by it', () => {
  expect(holdKey('', press('Enter'))).toBe('');
});

it('leaves shortcuts, moves and composed text alone', () => {
  expect(holdKey('2', press('l', { ctrlKey: true }))).toBeNull();
  expect(holdKey('2', press('1', { altKey: true }))).toBeNull();
  expect(holdKey('2', press('Tab'))).toBeNull();
  expect(holdKey('2', press('Escape'))).toBeNull();
  expect(holdKey('2', press('t', { isComposing: true }))).toBeNull();
});
