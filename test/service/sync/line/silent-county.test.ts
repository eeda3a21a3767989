import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { STAYS } from '../../../support/invented-case.ts';
import { join, meet, openCounty, type OpenCounty } from '../../support/county-line.ts';
import { reviewed, sealAll } from '../../support/desk.ts';
import { typedForm } from '../../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;
let silent: Server;
const held: Socket[] = [];

beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
  silent = createServer((socket) => void held.push(socket.resume().on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await window.close();
  for (const socket of held.splice(0)) socket.destroy();
  silent.close();
  await county.close();
  folder.remove();
});

test('a county that takes the connection and never says a word is given up by the window’s own patience, and tried again later', async () => {
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  const at = silent.address();
  const address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
  await window.ask('sync/setLine', { address, certificate: '' });
  await sealAll(window, [id]);
  // Twenty seconds for a call, the default; nobody presses anything.
  const state = await meet(window);
  expect(state).toMatchObject({ isBusy: false, waiting: 1, trouble: { stops: false } });
  expect(state.trouble?.text).toContain('很久没有回应');
  expect(state.nextTryIn).not.toBeNull();
  expect(held.length).toBeGreaterThan(0);
  await window.ask('sync/setLine', { address: county.address, certificate: '' });
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
}, 180_000);
