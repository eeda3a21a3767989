import { defineConfig } from '@playwright/test';

/** Run by `npm test -- e2e`, which sets the machine up, builds the app and starts the X server. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'node_modules/.cache/aid-window/playwright',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each test starts an Electron of its own; two at a time would fight for the two cores of a usual CI machine.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  // Pictures of the papers: test/e2e/paper/pictures.spec.ts.
  snapshotPathTemplate: 'test/print/pictures/{arg}{ext}',
});
