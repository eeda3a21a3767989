import { expect, test } from 'vitest';
import { isLastGroup } from '../../../renderer/features/county-key/fingerprint-groups.ts';

const FINGERPRINT = '5497 5461 2107 5858 9802 9852 1257 6501';

test('the last group as it was heard agrees, also in full width or with a space', () => {
  expect(isLastGroup(FINGERPRINT, '6501')).toBe(true);
  expect(isLastGroup(FINGERPRINT, ' ６５ ０１')).toBe(true);
});

test.each(['', '650', '1257', '65011', '0650', '12576501'])('%j is not the last group', (typed) => {
  expect(isLastGroup(FINGERPRINT, typed)).toBe(false);
});

test('no fingerprint agrees with nothing', () => {
  expect(isLastGroup('', '')).toBe(false);
});
