import { expect, test } from 'vitest';
import { enrolRequestSchema } from '#shared/protocol/sync/enrol.ts';

const request = (formerPcs: readonly string[]) => ({
  format: 'aid-enrol/1',
  device: '0191a000-0000-7000-8000-00000000d001',
  pc: '210502001-B',
  formerPcs,
  deviceKey: 'A'.repeat(43),
  deviceBox: 'A'.repeat(43),
  countyKey: '97ae08ca0ade1b6c',
  code: '0123456789ABCDEFGHJK',
  requestedAt: '2023-10-20T16:30:00+08:00',
});

test('a PC may name its former letters in its own township, and no name of another township or its present one', () => {
  const isTaken = (former: string): boolean => enrolRequestSchema.safeParse(request([former])).success;
  expect(isTaken('210502001-A')).toBe(true);
  expect(isTaken('210502002-A')).toBe(false);
  expect(isTaken('210502001-B')).toBe(false);
});
