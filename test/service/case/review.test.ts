import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { REVIEWER, STATION } from '../../support/invented-case.ts';
import { accept, asReviewer, confirmed, draft, logInAs, review, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const county = testCounty();
const folder = testFolder();
let window: Window;
let people = 0;
const nextForm = () => {
  people += 1;
  return ownCase(people).form();
};

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(county.publicFile));
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

describe('a reviewer', () => {
  test('gives an application back with a reason; it is changed, settled and reviewed again', async () => {
    const { id, revision } = await confirmed(window, nextForm());
    await asReviewer(window, async () => {
      expect(await window.refused('review/return', { id, revision, reason: '' })).toEqual({ code: 'REASON_REQUIRED' });
      const back = await window.ask('review/return', { id, revision, reason: '票据号看不清' });
      expect(back).toMatchObject({ status: 'draft', settlement: null, review: null });
      expect(back.history.at(-1)).toMatchObject({ who: REVIEWER.name, what: '复核退回', reason: '票据号看不清' });
    });
    await settle(window, await accept(window, await window.ask('application/get', { id })));
    await review(window, [id]);
    expect(await window.ask('application/get', { id })).toMatchObject({ status: 'reviewed' });
  });

  test('passes the revision that was looked at and no other', async () => {
    const { id, revision } = await confirmed(window, nextForm());
    await asReviewer(window, async () => {
      expect(await window.refused('review/approve', { id, revision: revision - 1 })).toEqual({
        code: 'STALE_REVISION',
      });
      await window.ask('review/approve', { id, revision });
      expect(await window.refused('review/approve', { id, revision })).toMatchObject({ code: 'WRONG_STATUS' });
      expect(await window.refused('review/approve', { id: 'none', revision })).toEqual({ code: 'NOT_FOUND' });
    });
  });

  test('is somebody with that role: nobody else sees the list, passes or gives back', async () => {
    const { id, revision } = await confirmed(window, nextForm());
    await asReviewer(window, async () => undefined);
    const { rows } = await window.ask('user/list', {});
    const first = rows.find(({ name }) => name === STATION.userName);
    await window.ask('user/setRoles', { userId: first?.id ?? '', roles: ['clerk', 'admin'] });
    const forbidden = { code: 'FORBIDDEN' };
    expect(await window.refused('review/list', {})).toMatchObject(forbidden);
    expect(await window.refused('review/approve', { id, revision })).toMatchObject(forbidden);
    expect(await window.refused('review/return', { id, revision, reason: '错' })).toMatchObject(forbidden);
    await window.ask('user/setRoles', { userId: first?.id ?? '', roles: ['clerk', 'reviewer', 'admin'] });
  });

  test('takes what a clerk changed meanwhile for what it is: back to a draft there is nothing to pass', async () => {
    const { id, revision } = await confirmed(window, nextForm());
    await window.ask('application/reopen', { id, revision, reason: '自己看出来了' });
    await asReviewer(window, async () => {
      expect(await window.refused('review/approve', { id, revision })).toMatchObject({ code: 'WRONG_STATUS' });
    });
  });
});

const ROLES = ['clerk', 'reviewer'] as const;
type Step = {
  readonly who: (typeof ROLES)[number];
  readonly what: 'settle' | 'approve' | 'return' | 'reopen' | 'seal';
};

test('in whatever order two people who may do everything act, nothing is sealed that one of them settled and passed', async () => {
  await asReviewer(window, async () => undefined);
  const { rows } = await window.ask('user/list', {});
  for (const { id: userId } of rows)
    await window.ask('user/setRoles', { userId, roles: ['clerk', 'reviewer', 'admin'] });
  const step: fc.Arbitrary<Step> = fc.record({
    who: fc.constantFrom(...ROLES),
    what: fc.constantFrom('settle', 'approve', 'approve', 'return', 'reopen', 'seal'),
  });
  // One that meets both rules for certain; the others are random.
  const own: Step[] = [
    { who: 'clerk', what: 'settle' },
    { who: 'clerk', what: 'approve' },
    { who: 'reviewer', what: 'approve' },
  ];
  let sealed = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      let detail = await accept(window, await draft(window, nextForm()));
      const { id } = detail;
      let settledBy: string | null = null;
      let reviewedBy: string | null = null;
      let now = 'clerk';
      for (const { who, what } of [...steps, { who: 'clerk', what: 'seal' } as const]) {
        if (who !== now) {
          await (who === 'clerk'
            ? logInAs(window, STATION.userName, STATION.password)
            : logInAs(window, REVIEWER.name, REVIEWER.password));
          now = who;
        }
        const { revision, status } = detail;
        if (what === 'settle' && status === 'draft') detail = await accept(window, detail);
        if (what === 'settle' && detail.status === 'accepted') {
          await settle(window, detail);
          settledBy = who;
        } else if (what === 'approve') {
          const passed = await window.invoke('review/approve', { id, revision });
          expect(passed.ok).toBe(status === 'settled' && settledBy !== who);
          if (passed.ok) reviewedBy = who;
          else if (passed.error.code === 'FOUR_EYES') refused += 1;
        } else if (what === 'return' || what === 'reopen') {
          const channel = what === 'return' ? 'review/return' : 'application/reopen';
          if ((await window.invoke(channel, { id, revision, reason: '再看一遍' })).ok) settledBy = reviewedBy = null;
        } else if (what === 'seal') {
          const batch = await window.invoke('batch/seal', { applicationIds: [id] });
          expect(batch.ok).toBe(status === 'reviewed');
          if (batch.ok) {
            sealed += 1;
            expect(reviewedBy).not.toBeNull();
            expect(reviewedBy).not.toBe(settledBy);
          }
        }
        detail = await window.ask('application/get', { id });
      }
      if (now !== 'clerk') await logInAs(window, STATION.userName, STATION.password);
    }),
    { numRuns: 7, seed: 9, examples: [[own]] },
  );
  expect(sealed).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
  const batches = await window.ask('batch/list', {});
  for (const { fileName } of batches.rows) {
    const opened = openBatch(readFileSync(join(folder.dataDir, 'batches', fileName)), county.secret);
    for (const { record } of opened.ok ? opened.value.records : []) {
      if (!('review' in record)) throw new Error('A record without its review');
      expect(record.review.reviewer.id).not.toBe(record.application.clerk.id);
      expect(record.review.reviewer.key).not.toBe(record.review.settlerKey);
      expect(record.review.permit).toBeNull();
    }
    expect(opened.ok).toBe(true);
  }
});
