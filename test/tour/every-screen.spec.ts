/**
 * Every screen with nothing in it, while it waits, when it fails and with work on it, as pictures in OUT: both screens a
 * clerk may have, at 100 and 125 percent, light and dark. Nothing is compared here; a person looks at them.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../e2e/fixtures.ts';
import { FIXED_CLOCK, ID_SEED } from '../support/invented-case.ts';
import { testCounty } from '../county/support/sample-batch.ts';
import { inScheme } from './screens/scheme.ts';
import { walkAtCounty } from './screens/county/walk-at-county.ts';
import { walkDamage } from './screens/walk-damage.ts';
import { walkFirst } from './screens/walk-first.ts';
import { walkWork } from './screens/walk-work.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

/** What is left for the page: a screen, divided by the enlargement. */
const SIZES = [
  ['1366', 1366, 768],
  ['1366-125', 1093, 614],
  ['1920', 1920, 1080],
  ['1920-125', 1536, 864],
] as const;

test('every screen is drawn', async () => {
  test.setTimeout(1_800_000);
  const out = resolve(process.env['AID_TOUR_OUT'] ?? 'out/screens');
  const data = join(out, 'data');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const start = async (profile: string): Promise<RunningApp> => {
    const app = await launchApp(profile, { env: ENV });
    await app.page.setViewportSize({ width: 1366, height: 768 });
    return app;
  };
  const app = await start(data);
  let count = 0;
  const visit = async (page: Page, name: string): Promise<void> => {
    count += 1;
    const file = `${String(count).padStart(3, '0')}-${name}.png`;
    for (const [size, width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await inScheme(page, async (scheme) => {
        mkdirSync(join(out, `${size}-${scheme}`), { recursive: true });
        await page.screenshot({ path: join(out, `${size}-${scheme}`, file) });
      });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  await walkFirst({ app, visit }, JSON.stringify(testCounty().publicFile));
  await walkWork({ app, visit }, out, data);
  await app.quit();
  await walkDamage({
    dataDir: data,
    visit,
    start: () => start(data),
  });
  const second = join(out, 'data-2');
  mkdirSync(second);
  await walkAtCounty({ visit, start: () => start(second) });
});
