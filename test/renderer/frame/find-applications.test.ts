import { expect, test } from 'vitest';
import { findApplications } from '../../../renderer/frame/find/find-applications.ts';
import { row } from '../support/rows.ts';

const ROWS = [
  row({ id: 'a', personName: '佟桂芝', status: 'discarded' }),
  row({ id: 'b', personName: '佟桂芝', number: '210521198-A-2023-0007', village: '柳条沟村' }),
  row({ id: 'c', personName: '那玉梅', idNumberMasked: '210521********3120' }),
  row({ id: 'd', personName: '', idNumberMasked: '' }),
];
const find = (typed: string): readonly string[] => findApplications(ROWS, typed).map(({ id }) => id);

test('part of a name finds every application of it, discarded ones last', () => {
  expect(find('佟桂')).toEqual(['b', 'a']);
  expect(find(' 佟 桂芝 ')).toEqual(['b', 'a']);
});

test('the end of the number finds it with or without hyphens', () => {
  expect(find('2023-0007')).toEqual(['b']);
  expect(find('20230007')).toEqual(['b']);
});

test('the last digits of the identity number find the person, the first ones do not', () => {
  expect(find('3120')).toEqual(['c']);
  expect(find('120')).toEqual(['c']);
  expect(find('20')).not.toContain('c');
  expect(find('210521********')).toEqual([]);
});

test('the whole identity number finds the rows that can be this person', () => {
  expect(find('210521195804023120')).toEqual(['c']);
  expect(find('210521 19580402 312O')).toEqual([]);
});

test('a village finds its applications, and nothing typed finds none', () => {
  expect(find('柳条')).toEqual(['b']);
  expect(find('   ')).toEqual([]);
});
