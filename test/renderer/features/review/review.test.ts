import { describe, expect, test } from 'vitest';
import { daysWaiting } from '../../../../renderer/features/review/days-waiting.ts';
import { mayReview } from '../../../../renderer/features/review/may-review.ts';
import { movedSentence, movedWords } from '../../../../renderer/features/review/moved-words.ts';

const station = {
  townshipName: '清河镇',
  townshipCode: '210521198',
  pcLetter: 'A',
  formerLetters: [],
  pack: 'p',
  county: null,
};
const user = { id: 'u1', name: '窗口一', roles: ['reviewer' as const] };
const session = { user, station: { ...station, singlePerson: null }, today: '2023-10-20' };
const own = { settledBy: '窗口一', settledById: 'u1' };

describe('whoever settled', () => {
  test('may not review, also when only the name or only the id is the same', () => {
    expect(mayReview(session, own)).toBe('own');
    expect(mayReview(session, { settledBy: '窗口一', settledById: null })).toBe('own');
    expect(mayReview(session, { settledBy: '旧名', settledById: 'u1' })).toBe('own');
    expect(mayReview(session, { settledBy: '窗口二', settledById: 'u2' })).toBe('yes');
  });

  test('may under a permit that has not run out', () => {
    const until = (day: string) => ({
      ...session,
      station: { ...station, singlePerson: { permitNo: '3', until: day } },
    });
    expect(mayReview(until('2023-10-20'), own)).toBe('yes');
    expect(mayReview(until('2023-10-19'), own)).toBe('own');
  });
});

test('nobody without the role reviews', () => {
  expect(
    mayReview({ ...session, user: { ...user, roles: ['clerk'] } }, { settledBy: '窗口二', settledById: 'u2' }),
  ).toBe('no');
});

test('waiting is said in whole days, across a year and with a clock that was put back', () => {
  expect(daysWaiting('2023-10-20T16:00:00+08:00', '2023-10-20')).toBe('今天');
  expect(daysWaiting('2023-12-30T16:00:00+08:00', '2024-01-02')).toBe('3 天');
  expect(daysWaiting('2023-10-21T16:00:00+08:00', '2023-10-20')).toBe('今天');
});

test.each([
  [{ before: 360_000, after: 192_000, recover: 0, cause: 'A-1' }, '1,920.00 元（少 1,680.00 元），因申请 A-1 变动'],
  [{ before: 100, after: 300, recover: 0, cause: null }, '3.00 元（多 2.00 元）'],
  [{ before: 100, after: 0, recover: 500, cause: null }, '0.00 元（少 1.00 元），应追回 5.00 元'],
  [{ before: 100, after: null, recover: 0, cause: 'A-1' }, '暂不能确定，因申请 A-1 变动'],
])('a moved case is said in words: %j', (moved, words) => {
  expect(movedWords(moved).replaceAll('\u00a0', ' ')).toBe(words);
});

test('where only the order moved, the aid of its bills is said instead of what is due', () => {
  const moved = { before: 100, after: 300, recover: 0, ownBefore: 192_000, ownAfter: 360_000, cause: null };
  const said = (isDue: boolean) => movedSentence({ ...moved, isDue }).replaceAll('\u00a0', ' ');
  expect(said(true)).toBe('应救助 1.00 元 → 3.00 元（多 2.00 元）');
  expect(said(false)).toBe('应救助 1,920.00 元 → 3,600.00 元（多 1,680.00 元）');
});
