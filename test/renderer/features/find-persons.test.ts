import { expect, test } from 'vitest';
import { findPersons } from '../../../renderer/features/ledger/find-persons.ts';
import { row } from '../support/rows.ts';

const TONG = { personName: '佟桂芝', idNumberMasked: '210521********312X', village: '柳条沟村' };
const ROWS = [
  row({ id: 'old', ...TONG, updatedAt: '2023-01-05T09:00:00+08:00' }),
  row({ id: 'new', ...TONG, updatedAt: '2023-06-05T09:00:00+08:00' }),
  row({ id: 'other', personName: '佟德福', idNumberMasked: '210521********0017', village: '柳条沟村' }),
  row({ id: 'no-number', personName: '佟某' }),
];
const names = (typed: string): readonly string[] =>
  findPersons(ROWS, typed).map(({ name, applicationId }) => `${name} ${applicationId}`);

test('a part of the name finds each person once, by the newest application', () => {
  expect(names('佟')).toEqual(['佟德福 other', '佟桂芝 new']);
});

test('the last digits find the person, and who has no identity number yet has no ledger', () => {
  expect(names('312x')).toEqual(['佟桂芝 new']);
  expect(names('佟某')).toEqual([]);
  expect(names('')).toEqual([]);
});
