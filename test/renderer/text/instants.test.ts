import { expect, test } from 'vitest';
import {
  fileSize,
  instantInList,
  instantInWords,
  instantToDay,
  instantToMinute,
} from '../../../renderer/text/instants.ts';

const AT = '2023-06-05T09:07:31+08:00';

test('an instant is shown by the wall clock it was written with', () => {
  expect(instantToMinute(AT)).toBe('2023-06-05 09:07');
  expect(instantToDay(AT)).toBe('2023-06-05');
  expect(instantInWords(AT)).toBe('2023年6月5日');
});

test('a list leaves the year out only when it is this one', () => {
  expect(instantInList(AT, '2023-12-31')).toBe('06-05 09:07');
  expect(instantInList(AT, '2024-01-01')).toBe('2023-06-05 09:07');
});

test('a file has a size in words', () => {
  expect(fileSize(1)).toBe('1 KB');
  expect(fileSize(433_901)).toBe('424 KB');
  expect(fileSize(3_670_016)).toBe('3.5 MB');
});
