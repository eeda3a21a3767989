import { expect, test } from 'vitest';
import { codeGroups, withLastGroup } from '../../../../renderer/features/recovery/code-groups.ts';

test('a code falls into its groups, whatever stands between them', () => {
  expect(codeGroups('JCED-8MRQ-CP')).toEqual(['JCED', '8MRQ', 'CP']);
  expect(codeGroups(' JCED 8MRQ–CP ')).toEqual(['JCED', '8MRQ', 'CP']);
});

test('the last group is replaced by what was typed, in full width and with blanks too', () => {
  expect(withLastGroup('JCED-8MRQ-CP', ' ｃＰ ')).toBe('JCED-8MRQ-cP');
  expect(withLastGroup('JCED-8MRQ-CP', '')).toBe('JCED-8MRQ-');
});
