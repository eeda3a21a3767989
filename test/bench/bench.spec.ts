/** Not tests: the measures of `npm run bench`, in the real app. See docs/bench.md. */
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../e2e/fixtures.ts';
import { unlock } from '../support/clerk.ts';
import { measureFind } from './measure/find.ts';
import { measureKeystroke } from './measure/keystroke.ts';
import { measureMemory } from './measure/memory.ts';
import { measureStart } from './measure/start.ts';
import { measureWork } from './measure/work.ts';
import { copyProfile, makeProfile, type Profile } from './profile.ts';
import { type ShownWindows, watchWindows } from './x-windows.ts';

const FOLDER = resolve(import.meta.dirname, '../../node_modules/.cache/aid-window/bench');

let profile: Profile;
let windows: ShownWindows;

test.beforeAll(async () => {
  profile = await makeProfile(join(FOLDER, 'profile'));
  windows = await watchWindows(process.env['DISPLAY'] ?? '');
});

test.afterAll(() => windows.close());

const places = () => ({ dataDir: profile.dataDir, emptyDataDir: join(FOLDER, 'empty'), windows });

test('starting and unlocking', () => measureStart(places()));

test('memory at rest', () => measureMemory(places()));

test('a clerk’s work', async () => {
  const copy = copyProfile(profile, join(FOLDER, 'copy'));
  const running = await launchApp(copy.dataDir);
  try {
    await unlock(running.page);
    await expect(running.page.locator('tbody tr').first()).toBeVisible();
    await measureWork(running.page, copy);
    await measureKeystroke(running.page, copy.forty);
    await measureFind(running.page);
  } finally {
    await running.quit();
  }
});
