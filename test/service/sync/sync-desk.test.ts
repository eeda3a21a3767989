import { mkdirSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { type Cut, cuttingProxy } from '../../sync/support/cutting-proxy.ts';
import { join, meet, openCounty, type OpenCounty, settled } from '../support/county-line.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let county: OpenCounty;
let folder: ReturnType<typeof testFolder>;
let window: Window;
let line: Awaited<ReturnType<typeof cuttingProxy>>;
let cutOf: (connection: number) => Cut | null = () => null;

beforeEach(async () => {
  county = await openCounty();
  cutOf = () => null;
  line = await cuttingProxy(Number(new URL(county.address).port), (connection) => cutOf(connection));
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, line.address);
  await meet(window);
});
afterEach(async () => {
  await window.close();
  line.close();
  await county.close();
  folder.remove();
});

/** How often this PC has opened a session with the county: once a meeting. */
const sessions = (): number => county.log().split('/v1/session"').length - 1;

/** Begins a meeting and holds its first call; gives how to let it go on. */
async function holdMeeting(): Promise<() => void> {
  let goOn = (): void => undefined;
  let isHeld = (): void => undefined;
  const held = new Promise<void>((resolve) => (isHeld = resolve));
  const until = new Promise<void>((resolve) => (goOn = resolve));
  cutOf = () => {
    isHeld();
    return { until };
  };
  await window.ask('sync/now', {});
  await held;
  cutOf = () => null;
  return goOn;
}

/** Resolves when that many sessions were opened. The clock of the test stands still: nothing else begins a meeting. */
async function untilSessions(count: number): Promise<void> {
  while (sessions() < count) await window.ask('sync/state', {});
}

test('asked for during a meeting, another one follows at once', async () => {
  const before = sessions();
  expect(before).toBeGreaterThan(0);
  const goOn = await holdMeeting();
  await window.ask('sync/now', {});
  expect(await window.ask('sync/state', {})).toMatchObject({ isBusy: true });
  goOn();
  await untilSessions(before + 2);
  // Once, not for ever: then it is quiet for the usual time.
  expect(await settled(window)).toMatchObject({ trouble: null, nextTryIn: 300 });
  expect(sessions()).toBe(before + 2);
});

test('a batch that is sealed during a meeting is followed by another one at once', async () => {
  const before = sessions();
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  const goOn = await holdMeeting();
  const batch = await sealAll(window, [id]);
  goOn();
  await untilSessions(before + 2);
  expect(await settled(window)).toMatchObject({ trouble: null, waiting: 0 });
  expect((await window.ask('batch/list', {})).rows).toMatchObject([{ id: batch.id, stage: 'received' }]);
});

test('a meeting under way makes room for a stick, and another one follows without anybody asking', async () => {
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  const goOn = await holdMeeting();
  const batch = await sealAll(window, [id]);
  const stick = joinPath(folder.dataDir, '..', 'stick');
  mkdirSync(stick);
  window.host.answer = () => Promise.resolve({ ok: true, value: { path: stick } });
  // Two jobs of people do not run beside each other: the second is told so.
  const [exported, refused] = await Promise.allSettled([
    window.ask('sync/export', { batchIds: [batch.id] }),
    window.ask('sync/import', {}),
  ]);
  expect(exported).toMatchObject({ status: 'fulfilled', value: { written: 1 } });
  expect(String(refused.status === 'rejected' && refused.reason)).toContain('SYNC_BUSY');
  goOn();
  expect(await window.ask('sync/state', {})).toMatchObject({ trouble: null, nextTryIn: 0 });
  while ((await window.ask('sync/state', {})).waiting > 0);
  expect(await settled(window)).toMatchObject({ trouble: null, waiting: 0 });
});
