import { expect, it } from 'vitest';
import { fitPercent, nextStep } from '../../../../renderer/ui/pdf/zoom.ts';

const A4_WIDTH = 595.28;

it('makes a page as wide as the room, within what can be zoomed to', () => {
  expect(fitPercent(794, A4_WIDTH)).toBe(100);
  expect(fitPercent(720, A4_WIDTH)).toBe(90);
  expect(fitPercent(100, A4_WIDTH)).toBe(50);
  expect(fitPercent(4000, A4_WIDTH)).toBe(200);
});

it('steps from any width to the next round zoom and stops at the ends', () => {
  expect(nextStep(90, 1)).toBe(100);
  expect(nextStep(90, -1)).toBe(75);
  expect(nextStep(100, 1)).toBe(125);
  expect(nextStep(200, 1)).toBeNull();
  expect(nextStep(50, -1)).toBeNull();
});
