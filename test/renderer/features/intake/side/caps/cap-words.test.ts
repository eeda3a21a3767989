import { expect, it } from 'vitest';
import { capTitle, isOneOff, leftLabel } from '../../../../../../renderer/features/intake/side/caps/cap-words.ts';

it('names a yearly limit by its year', () => {
  const cap = { name: '基本救助年度限额', year: 2023 };
  expect(isOneOff(cap)).toBe(false);
  expect(leftLabel(cap)).toBe('基本救助剩余（2023）');
  expect(capTitle(cap)).toBe('2023 年基本救助');
});

it('does not call a limit of one-off aid a yearly one', () => {
  const cap = { name: '基本救助年度限额（一次性）', year: 2023 };
  expect(isOneOff(cap)).toBe(true);
  expect(leftLabel(cap)).toBe('一次性基本救助剩余');
  expect(capTitle(cap)).toBe('一次性救助 · 基本限额');
});
