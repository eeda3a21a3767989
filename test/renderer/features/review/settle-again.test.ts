import { expect, test } from 'vitest';
import type { ChannelInput } from '#shared/contract/index.ts';
import type { MovedCase } from '#shared/contract/case/review.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Ask } from '../../../../renderer/features/intake/state/ask.ts';
import { resettledOf, settleAgain, settledAgainWords } from '../../../../renderer/features/review/settle-again.ts';

const moved = (id: string, after: number | null, revision = 3): MovedCase => ({
  id,
  number: `A-${id}`,
  personName: '佟桂芝',
  revision,
  isReviewed: false,
  isDue: true,
  before: 100,
  after,
  recover: 0,
  ownBefore: 100,
  ownAfter: after,
  cause: null,
});

/** A service that gives each case as it has moved by then, and settles what it is asked to. */
function service(present: Readonly<Record<string, readonly MovedCase[]>>, refused: string | null = null) {
  const settled: unknown[] = [];
  const answer = (name: string, input: unknown): Result<unknown> => {
    if (name === 'application/outdated') {
      const [id = ''] = (input as ChannelInput<'application/outdated'>).ids ?? [];
      return ok({ rows: present[id] ?? [] });
    }
    const target = input as ChannelInput<'application/resettle'>;
    if (target.id === refused) return fail('SETTLEMENT_CHANGED', { before: '', after: '' });
    settled.push(target);
    return ok({});
  };
  // The fake answers only what is asked here.
  return { settled, ask: (async (name: string, input: unknown) => answer(name, input)) as unknown as Ask };
}

test('each is settled again with the amount that was seen, in the revision that it has by then', async () => {
  const { ask, settled } = service({ a: [moved('a', 50, 4)], b: [moved('b', 70)] });
  expect(await settleAgain(ask, resettledOf([moved('a', 50), moved('b', 70)]))).toEqual(ok({ done: 2, left: 0 }));
  expect(settled).toEqual([
    { id: 'a', revision: 4, expected: 50 },
    { id: 'b', revision: 3, expected: 70 },
  ]);
});

test('what another one has made right is left in peace, what has moved again waits for another look', async () => {
  const { ask, settled } = service({ a: [], b: [moved('b', 71)], c: [moved('c', null)] });
  const chosen = resettledOf([moved('a', 50), moved('b', 70), moved('c', 10)]);
  expect(await settleAgain(ask, chosen)).toEqual(ok({ done: 0, left: 2 }));
  expect(settled).toEqual([]);
});

test('the first refusal ends it, and what is not decided any more is never tried', async () => {
  const { ask, settled } = service({ a: [moved('a', 50)], b: [moved('b', 70)] }, 'a');
  expect(resettledOf([moved('n', null), { ...moved('s', 5), isDue: false }])).toEqual([]);
  expect(await settleAgain(ask, resettledOf([moved('a', 50), moved('b', 70)]))).toMatchObject({
    ok: false,
    error: { code: 'SETTLEMENT_CHANGED' },
  });
  expect(settled).toEqual([]);
});

test.each([
  [{ done: 2, left: 0 }, '已重新测算 2 份，请重新复核。'],
  [{ done: 1, left: 1 }, '已重新测算 1 份，请重新复核。1 份的金额又有变化，请看过后再重新测算。'],
  [{ done: 0, left: 0 }, '金额已经一致，不必重新测算。'],
])('what came of it is said: %j', (came, words) => {
  expect(settledAgainWords(came)).toBe(words);
});
