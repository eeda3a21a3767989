import { expect, test } from 'vitest';
import { type MergeFile, proposedFile } from '../../../../renderer/features/people/merge/kept-file.ts';

const file = (id: string, changes: Partial<MergeFile> = {}): MergeFile => ({
  id,
  isMember: false,
  applicationCount: 0,
  ...changes,
});

test('of two files the older one is proposed to be kept, whichever is open', () => {
  expect(proposedFile(file('1'), file('2'))).toBe('1');
  expect(proposedFile(file('2'), file('1'))).toBe('1');
});

test('a file in a household comes before one with applications, and that before the older one', () => {
  expect(proposedFile(file('1', { applicationCount: 3 }), file('2', { isMember: true }))).toBe('2');
  expect(proposedFile(file('1'), file('2', { applicationCount: 1 }))).toBe('2');
});
