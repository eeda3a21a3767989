import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantOf } from '#shared/instant.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { STAYS } from '../../../support/invented-case.ts';
import { join, meet, openCounty, type OpenCounty } from '../../support/county-line.ts';
import { reviewed, sealAll } from '../../support/desk.ts';
import { typedForm } from '../../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';

let county: OpenCounty;
let folder: ReturnType<typeof testFolder>;
let window: Window;
beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const MINUTE = 60_000;
/** Meets a county whose clock is so far ahead of this PC's; gives what the window then says of it. */
async function clockAt(aheadMs: number): Promise<string | null> {
  county.time.now = Date.parse(window.clock.now()) + aheadMs;
  const { clock, trouble } = await meet(window);
  expect(trouble).toBeNull();
  return clock;
}

test('a county whose clock is more than ten minutes from this PC’s is told by its own time, either way, until they agree', async () => {
  const countyTime = (): string => instantOf(county.time.now).slice(0, 16).replace('T', ' ');
  expect(await clockAt(0)).toBeNull();
  expect(await clockAt(10 * MINUTE)).toBeNull();
  expect(await clockAt(10 * MINUTE + 1)).toBe(countyTime());
  expect(await clockAt(-10 * MINUTE)).toBeNull();
  expect(await clockAt(-11 * MINUTE)).toBe(countyTime());
  expect(await clockAt(400 * 24 * 60 * MINUTE)).toBe(countyTime());
  expect(await clockAt(0)).toBeNull();
});

test('nothing waits for the clocks to agree: what is sealed goes and is received', async () => {
  expect(await clockAt(-3 * 24 * 60 * MINUTE)).not.toBeNull();
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  await sealAll(window, [id]);
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
  expect((await window.ask('batch/list', {})).rows).toMatchObject([{ stage: 'received' }]);
});
