import { describe, expect, test } from 'vitest';
import { APPLICATION_STATUSES, isClosed } from '#shared/domain/application-status.ts';
import type { Role } from '#shared/domain/role.ts';
import { type NextFacts, nextStep } from '../../../../renderer/features/desk/row/next-step.ts';

const facts = (roles: readonly Role[], parts: Partial<NextFacts> = {}): NextFacts => ({
  roles,
  mayReview: new Set(),
  outdated: new Set(),
  ...parts,
});

describe('the next step on the desk', () => {
  test.each(APPLICATION_STATUSES)(
    'of one that is %s is there for both roles together, and nothing once it is closed',
    (status) => {
      const step = nextStep({ id: 'x', status }, facts(['clerk', 'reviewer'], { mayReview: new Set(['x']) }));
      expect(step === null).toBe(isClosed(status));
      if (step !== null) expect(step.word).not.toBe('');
    },
  );

  test('of a draft is to go on for a clerk, and only words for a reviewer', () => {
    expect(nextStep({ id: 'x', status: 'draft' }, facts(['clerk']))).toEqual({
      word: '继续填写',
      place: 'application',
    });
    expect(nextStep({ id: 'x', status: 'draft' }, facts(['reviewer']))).toEqual({ word: '填完并受理', place: null });
  });

  test('of a draft that came back is to answer what the reviewer said', () => {
    const draft = { id: 'x', status: 'draft', openComments: 3 } as const;
    expect(nextStep(draft, facts(['clerk']))).toEqual({
      word: '答复意见',
      said: '答复意见：有 3 条复核意见待答复',
      place: 'application',
      isUrgent: true,
    });
    expect(nextStep(draft, facts(['reviewer']))).toEqual({ word: '有 3 条复核意见待答复', place: null });
  });

  test.each([
    ['reviewed', undefined, '去封批', 'batches'],
    ['reviewed', 'asked', '去公示', 'notices'],
    ['reviewed', 'objected', '处理异议', 'notices'],
    ['noticing', 'running', '看公示', 'notices'],
    ['noticing', 'over', '去封批', 'batches'],
    ['noticing', 'objected', '处理异议', 'notices'],
  ] as const)('of one that is %s, its public notice %s, is %s', (status, notice, word, place) => {
    const row = { id: 'x', status, ...(notice === undefined ? {} : { notice }) };
    expect(nextStep(row, facts(['clerk']))).toMatchObject({ word, place });
  });

  test('of one whose notice is over is only words for whoever seals nothing', () => {
    const row = { id: 'x', status: 'noticing', notice: 'over' } as const;
    expect(nextStep(row, facts(['reviewer']))?.place).toBeNull();
  });

  test('of a settled one is to review it for those who may, and to wait for everybody else', () => {
    const settled = { id: 'x', status: 'settled' } as const;
    expect(nextStep(settled, facts(['reviewer'], { mayReview: new Set(['x']) }))?.place).toBe('settlement');
    expect(nextStep(settled, facts(['reviewer'], { mayReview: new Set(['y']) }))).toEqual({
      word: '等另一人复核',
      place: null,
    });
  });

  test('of one that another case has moved is to settle it again before anything else', () => {
    const step = nextStep({ id: 'x', status: 'reviewed' }, facts(['clerk'], { outdated: new Set(['x']) }));
    expect(step).toEqual({ word: '需重新测算', place: 'settlement', isUrgent: true });
  });
});
