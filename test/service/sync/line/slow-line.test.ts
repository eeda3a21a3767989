import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { type Cut, cuttingProxy } from '../../../sync/support/cutting-proxy.ts';
import { assessed, confirmed, draft, sealAll } from '../../support/desk.ts';
import { join, meet, openCounty, type OpenCounty, settled } from '../../support/county-line.ts';
import { ownCase } from '../../support/forms/invented-form.ts';
import { longNote } from '../../support/forms/long-note.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';

/** So many applications with long notes fill a few pieces of an upload. */
const APPLICATIONS = 24;
const FIRST_PIECE = 64 * 1024;

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
});
afterEach(async () => {
  await window.close();
  line.close();
  await county.close();
  folder.remove();
});

async function sealMany() {
  const ids: string[] = [];
  for (let n = 1; n <= APPLICATIONS; n++)
    ids.push((await confirmed(window, ownCase(n).form(undefined, { note: longNote(`note ${n}`) }))).id);
  return sealAll(window, ids);
}

const sending = z.object({
  event: z.literal('sync/progress'),
  payload: z.object({ what: z.literal('send'), done: z.number(), total: z.number() }),
});
/** What the bar has shown of the sending so far. */
const shown = (): readonly number[] =>
  window.events.flatMap((event) => {
    const read = sending.safeParse(event);
    return read.success ? [read.data.payload.done] : [];
  });

test('on a line that dies again and again the bar never goes back, and each meeting begins where the last one ended', async () => {
  // Before there is anything to send: what is sealed goes by itself, and a meeting that began so is not counted here.
  cutOf = () => ({ up: 40_000 });
  const batch = await sealMany();
  expect(batch.size).toBeGreaterThan(100_000);
  let { waiting } = await meet(window);
  while (waiting > 0) ({ waiting } = await meet(window));
  expect(line.cuts()).toBeGreaterThan(2);
  const numbers = shown();
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(new Set(numbers).size).toBeGreaterThan(3);
  expect(numbers.at(-1)).toBe(batch.size);
});

test('while a piece is under way for as long as it may be, the clerk opens, types, saves, settles and finds', async () => {
  let goOn = (): void => undefined;
  let isHeld = (): void => undefined;
  const held = new Promise<void>((resolve) => (isHeld = resolve));
  const until = new Promise<void>((resolve) => (goOn = resolve));
  const begun = line.sent();
  // The first piece is through; the call with the next one is held.
  cutOf = () => {
    if (line.sent() - begun < FIRST_PIECE) return null;
    isHeld();
    return { until };
  };
  const { size } = await sealMany();
  await window.ask('sync/now', {});
  await held;
  const before = (await window.ask('sync/state', {})).progress?.done ?? 0;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(size);

  const opened = await draft(window, ownCase(900).form());
  const { payable } = await assessed(window, opened);
  const accepted = await window.ask('application/accept', { id: opened.id, revision: opened.revision });
  await window.ask('application/settle', { id: opened.id, revision: accepted.revision, expected: payable });
  expect((await window.ask('batch/list', {})).rows).toMatchObject([{ stage: 'sending' }]);
  expect(await window.ask('sync/state', {})).toMatchObject({ isBusy: true, trouble: null, progress: { done: before } });

  goOn();
  expect(await settled(window)).toMatchObject({ trouble: null, waiting: 0 });
  expect((await window.ask('batch/list', {})).rows).toMatchObject([{ stage: 'received' }]);
});
