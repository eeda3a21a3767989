import { expect, test } from 'vitest';
import { isOtherAccount } from '../../../../renderer/features/people/file/other-account.ts';

const ACCOUNT = { kind: 'card', holder: '佟桂芝', bank: '清河农村信用社', number: '6212260715004823152' } as const;

test('another number or holder is another account; spaces, the bank’s name and what was not typed yet are not', () => {
  expect(isOtherAccount({ ...ACCOUNT, number: '6228480402564890018' }, ACCOUNT)).toBe(true);
  expect(isOtherAccount({ ...ACCOUNT, holder: '王某' }, ACCOUNT)).toBe(true);
  expect(isOtherAccount({ ...ACCOUNT, number: '6212 2607 1500 4823 152' }, ACCOUNT)).toBe(false);
  expect(isOtherAccount({ ...ACCOUNT, bank: '信用社' }, ACCOUNT)).toBe(false);
  expect(isOtherAccount({ kind: 'card', holder: '', bank: '', number: '' }, ACCOUNT)).toBe(false);
});
