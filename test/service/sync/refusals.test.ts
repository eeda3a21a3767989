import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorText } from '#shared/errors.ts';
import type { ProblemCode } from '#shared/protocol/sync/county-api.ts';
import { ProblemError, PROBLEMS } from '../../../county/http/problem.ts';
import { BY_PROBLEM } from '../../../electron/sync/county/line-fault.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { join, meet, openCounty, type OpenCounty, settled } from '../support/county-line.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;
/** What the county answers to every piece; null: it takes them. */
let refusal: ProblemCode | null = null;

beforeEach(async () => {
  refusal = null;
  county = await openCounty({
    spool: (spool) => ({
      ...spool,
      append: (key, offset, bytes) =>
        refusal === null ? spool.append(key, offset, bytes) : Promise.reject(new ProblemError(refusal)),
    }),
  });
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  await sealAll(window, [id]);
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const batch = async () => {
  const [row] = (await window.ask('batch/list', {})).rows;
  if (row === undefined) throw new Error('No batch');
  return row;
};
/** How often the audit says that a batch was stopped. */
const stopsNoted = async (): Promise<number> => {
  const filter = { userId: null, group: 'batch', about: '', from: null, to: null } as const;
  const { rows } = await window.ask('audit/list', { filter, before: 0, limit: 100 });
  return rows.filter(({ what }) => what === '批次停止送交').length;
};

/** Meets a county that answers like this; a batch that was stopped is first let go by the clerk. */
async function meetWith(code: ProblemCode) {
  refusal = code;
  const { id, stage } = await batch();
  if (stage !== 'stopped') return meet(window);
  await window.ask('sync/retry', { batchId: id });
  return settled(window);
}

/** What waiting mends. */
const PASSING: readonly ProblemCode[] = [
  'fault',
  'stopping',
  'full',
  'too_many',
  'busy',
  'bad_checksum',
  'wrong_offset',
  'bad_token',
];
/** What people must look at: of the batch, which is put down in the audit, or of the PC. */
const OF_THE_BATCH: readonly ProblemCode[] = ['fork', 'refused', 'too_large'];
const OF_THE_PC: readonly ProblemCode[] = ['unknown_device', 'revoked', 'bad_request'];

test('every status the county may answer a piece with is tried again or stops with its sentence and an entry in the audit, and nothing is lost', async () => {
  const statuses = [...PASSING, ...OF_THE_BATCH, ...OF_THE_PC].map((code) => PROBLEMS[code].status);
  expect(statuses).toEqual(expect.arrayContaining([400, 401, 403, 409, 413, 422, 423, 429, 460, 500, 503, 507]));

  for (const code of PASSING) {
    const state = await meetWith(code);
    expect([code, state.trouble?.stops, state.waiting]).toEqual([code, false, 1]);
    expect([code, state.nextTryIn]).not.toEqual([code, null]);
    expect([code, (await batch()).stage]).toEqual([code, 'sealed']);
  }
  expect(await stopsNoted()).toBe(0);

  for (const code of OF_THE_PC) {
    const state = await meetWith(code);
    expect([code, state.trouble?.stops, state.nextTryIn]).toEqual([code, true, null]);
    expect([code, (await batch()).stage]).toEqual([code, 'sealed']);
  }
  for (const [at, code] of OF_THE_BATCH.entries()) {
    const state = await meetWith(code);
    expect([code, state.trouble?.stops, state.nextTryIn]).toEqual([code, true, null]);
    const said = errorText({ code: BY_PROBLEM[code], detail: { seq: 1, why: '' } });
    expect([code, await batch()]).toMatchObject([code, { stage: 'stopped', problem: said }]);
    expect([code, await stopsNoted()]).toEqual([code, at + 1]);
    // It goes on stopping nobody's work, and nothing is tried behind the clerk's back.
    expect(await meet(window)).toMatchObject({ waiting: 1 });
    expect([code, (await batch()).stage]).toEqual([code, 'stopped']);
  }

  refusal = null;
  await window.ask('sync/retry', { batchId: (await batch()).id });
  await settled(window);
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
  expect((await batch()).stage).toBe('received');
  expect(await county.spool.list()).toHaveLength(1);
});
