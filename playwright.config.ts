import { defineConfig } from '@playwright/test';

/**
 * One X server for each test that runs at a time, in the order of the workers: on a server of two, windows would take the focus
 * from each other. Empty where there are no X servers.
 */
const displays = process.env['AID_TEST_DISPLAYS']?.split(' ') ?? [];
const display = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
if (display !== undefined) process.env['DISPLAY'] = display;

/** Run by `npm test -- e2e`, which sets the machine up, builds the app and starts the X server. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'node_modules/.cache/aid-window/playwright',
  // For what stands still, not for what is slow: on a busy core a window takes ten seconds to start.
  timeout: 120_000,
  expect: { timeout: 60_000 },
  // Each test starts an Electron of its own.
  workers: Math.max(1, displays.length),
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  // Pictures of the papers: test/e2e/paper/pictures.spec.ts.
  snapshotPathTemplate: 'test/print/pictures/{arg}{ext}',
});
