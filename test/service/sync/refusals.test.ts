import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusedWords } from '#shared/domain/county/refused-words.ts';
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

/**
 * What becomes of a piece that is refused: tried again by itself (`waits`), or left until people look, at the batch, which is put down in
 * the audit, or at the registration of the PC. A code without a line here does not compile, nor pass.
 */
const COURSES: Readonly<Record<ProblemCode, 'waits' | 'batch' | 'pc'>> = {
  bad_request: 'pc',
  bad_token: 'waits',
  unknown_device: 'pc',
  revoked: 'pc',
  bad_code: 'waits',
  not_found: 'waits',
  name_taken: 'pc',
  fork: 'batch',
  wrong_offset: 'waits',
  too_large: 'batch',
  refused: 'batch',
  busy: 'waits',
  too_many: 'waits',
  bad_checksum: 'waits',
  fault: 'waits',
  stopping: 'waits',
  full: 'waits',
};
const CODES = Object.keys(PROBLEMS) as readonly ProblemCode[]; // The registry has these keys and no other.
const which = (course: (typeof COURSES)[ProblemCode]): readonly ProblemCode[] =>
  CODES.filter((code) => COURSES[code] === course);

test('every status the county may answer a piece with is tried again or stops with its sentence and an entry in the audit, and nothing is lost', async () => {
  expect(Object.keys(COURSES).toSorted()).toEqual(CODES.toSorted());
  const said = (code: ProblemCode): string =>
    errorText({ code: BY_PROBLEM[code], detail: { seq: 1, why: refusedWords('') } });
  // Each has a sentence of its own.
  expect(new Set(CODES.map(said)).size).toBe(CODES.length);

  for (const code of which('waits')) {
    const state = await meetWith(code);
    expect([code, state.trouble, state.waiting]).toMatchObject([code, { text: said(code), stops: false }, 1]);
    expect([code, state.nextTryIn]).not.toEqual([code, null]);
    expect([code, (await batch()).stage]).toEqual([code, 'sealed']);
  }
  expect(await stopsNoted()).toBe(0);

  for (const code of which('pc')) {
    const state = await meetWith(code);
    expect([code, state.trouble, state.nextTryIn]).toMatchObject([code, { text: said(code), stops: true }, null]);
    expect([code, (await batch()).stage]).toEqual([code, 'sealed']);
  }
  for (const [at, code] of which('batch').entries()) {
    const state = await meetWith(code);
    expect([code, state.trouble, state.nextTryIn]).toMatchObject([code, { text: said(code), stops: true }, null]);
    expect([code, await batch()]).toMatchObject([code, { stage: 'stopped', problem: said(code) }]);
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
