import { defineConfig } from '@playwright/test';

/** Run by `npm run bench`, which sets the machine up, builds the app and starts the X server. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/aid-window/bench/playwright',
  timeout: 150_000,
  expect: { timeout: 20_000 },
  workers: 1,
  reporter: 'line',
});
