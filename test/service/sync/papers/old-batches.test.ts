import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { openWindow, setUp, testClock, testFolder, unlock, type Window } from '../../support/window.ts';
import { listed, papersOf, pngScan, sealWithScans } from './papers-desk.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** As the database of the first release: nothing in it of the papers of batches. */
const BEFORE_PAPERS = 'DELETE FROM papers_plan; DELETE FROM papers_part;';

let folder: ReturnType<typeof testFolder>;
let clock: ReturnType<typeof testClock>;
let window: Window;
beforeEach(async () => {
  folder = testFolder();
  clock = testClock();
  window = openWindow(folder.dataDir, folder.packsDir, clock);
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

/** Closes the app, changes its file, and logs in again so many seconds later. */
async function later(seconds: number, statements: string): Promise<void> {
  await window.close();
  const db = new Sqlite(join(folder.dataDir, 'app.db'), { nativeBinding: process.env['AID_SQLITE_BINDING'] ?? '' });
  db.exec(statements);
  db.close();
  clock.pass(seconds);
  window = openWindow(folder.dataDir, folder.packsDir, clock);
  expect(await unlock(window)).toMatchObject({ ok: true });
}

test('the papers of a batch that was sealed more than a week before wait until somebody asks, those of this week go', async () => {
  const old = await sealWithScans(window, 0, { id: pngScan('old') });
  await listed(window, old.batchId);
  clock.pass(2 * DAY);
  const recent = await sealWithScans(window, 1, { id: pngScan('recent') });
  await listed(window, recent.batchId);
  await later(6 * DAY, BEFORE_PAPERS);
  expect(await listed(window, recent.batchId)).toMatchObject({ parts: 1, stage: 'afterBatch' });
  expect(await listed(window, old.batchId)).toMatchObject({
    parts: 1,
    stage: 'kept',
    reason: expect.stringContaining('要'),
  });
});

test('a batch of which a scan is damaged in the records is said to be not listed, and keeps no other from it', async () => {
  const damaged = await sealWithScans(window, 0, { id: pngScan('damaged') });
  await listed(window, damaged.batchId);
  const sound = await sealWithScans(window, 1, { id: pngScan('sound') });
  await listed(window, sound.batchId);
  await later(
    2 * HOUR,
    `${BEFORE_PAPERS} UPDATE attachment SET added_at = '2020-01-01T00:00:00.000+08:00' WHERE id = '${damaged.attachments[0] ?? ''}'`,
  );
  expect(await listed(window, sound.batchId)).toMatchObject({ parts: 1, stage: 'afterBatch' });
  expect(await papersOf(window, damaged.batchId)).toMatchObject({
    stage: 'unlisted',
    parts: 0,
    reason: expect.stringContaining('清点不了'),
  });
});
