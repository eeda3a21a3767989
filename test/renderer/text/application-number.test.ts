import { expect, test } from 'vitest';
import { shortNumber } from '../../../renderer/text/application-number.ts';

test('the township, which all numbers of a desk share, is left out', () => {
  expect(shortNumber('210521198-A-2026-00002')).toBe('A-2026-00002');
});
