import { describe, expect, test } from 'vitest';
import { firstLine } from '../../../../renderer/features/materials/scan/first-line.ts';

const lines = [
  { id: 'household', isNeeded: false },
  { id: 'id', isNeeded: true },
  { id: 'invoice', isNeeded: true },
];

describe('the paper a scan most likely belongs to', () => {
  test('is the first that is needed and has no scan yet', () => {
    expect(firstLine(lines, [])).toBe('id');
    expect(firstLine(lines, [{ line: 'id', isRemoved: false }])).toBe('invoice');
  });
  test('counts a scan that was taken out as none', () => {
    expect(firstLine(lines, [{ line: 'id', isRemoved: true }])).toBe('id');
  });
  test('is the first of all once every needed one has a scan, and nothing without a list', () => {
    expect(
      firstLine(
        lines,
        ['id', 'invoice'].map((line) => ({ line, isRemoved: false })),
      ),
    ).toBe('household');
    expect(firstLine([], [])).toBe('');
  });
});
