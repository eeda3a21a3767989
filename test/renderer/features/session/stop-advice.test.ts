import { expect, test } from 'vitest';
import { ERROR_TEXTS } from '#shared/errors.ts';
import { isKnownCode, stopAdvice } from '../../../../renderer/features/session/stop-advice.ts';

test.each([...Object.keys(ERROR_TEXTS), 'FROM_A_NEWER_SERVICE', 'constructor', 'toString'])(
  'a stop with code %s says what is safe and what to do',
  (code) => {
    const { title, safe, steps } = stopAdvice(code);
    expect(title).not.toBe('');
    expect(safe).toMatch(/。$/);
    expect(steps.length).toBeGreaterThan(1);
  },
);

test('only codes of the registry have a sentence of their own', () => {
  expect(isKnownCode('STORE_CORRUPT')).toBe(true);
  expect(isKnownCode('constructor')).toBe(false);
});
