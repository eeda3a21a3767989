import { defineConfig } from '@playwright/test';

/** Run by `npm run -s tour -- OUT`, which sets the machine up, builds the app, starts the X server and names OUT. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/aid-window/tour',
  timeout: 300_000,
  expect: { timeout: 15_000 },
  workers: 1,
  reporter: 'line',
});
