/** Not a test: the measures of `npm run bench`, in the real app. See docs/bench.md. */
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../e2e/fixtures.ts';
import { unlock } from '../support/clerk.ts';
import { measureKeystroke } from './measure/keystroke.ts';
import { measureMemory } from './measure/memory.ts';
import { measureStart } from './measure/start.ts';
import { measureWork } from './measure/work.ts';
import { copyProfile, makeProfile } from './profile.ts';
import { watchWindows } from './x-windows.ts';

const FOLDER = resolve(import.meta.dirname, '../../node_modules/.cache/aid-window/bench');

test('the figures of the app', async () => {
  const profile = await makeProfile(join(FOLDER, 'profile'));
  const windows = await watchWindows(process.env['DISPLAY'] ?? '');
  try {
    const places = { dataDir: profile.dataDir, emptyDataDir: join(FOLDER, 'empty'), windows };
    await measureStart(places);
    await measureMemory(places);
  } finally {
    windows.close();
  }
  const copy = copyProfile(profile, join(FOLDER, 'copy'));
  const running = await launchApp(copy.dataDir);
  try {
    await unlock(running.page);
    await expect(running.page.getByRole('row').first()).toBeVisible();
    await measureWork(running.page, copy);
    await measureKeystroke(running.page, copy.forty);
  } finally {
    await running.quit();
  }
});
