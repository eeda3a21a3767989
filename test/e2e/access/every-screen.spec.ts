import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { testCounty } from '../../county/support/sample-batch.ts';
import { FIXED_CLOCK, ID_SEED } from '../../support/invented-case.ts';
import { inScheme } from '../../tour/screens/scheme.ts';
import { walkDamage } from '../../tour/screens/walk-damage.ts';
import { walkFirst } from '../../tour/screens/walk-first.ts';
import { walkWork } from '../../tour/screens/walk-work.ts';
import { expect, type RunningApp, test } from '../fixtures.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/** What axe finds serious or worse on the whole page. */
async function findings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return await page.evaluate(async () => {
    // Put there by the script above.
    const { axe } = window as unknown as { readonly axe: { run: () => Promise<{ violations: readonly Finding[] }> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 300)} ${failureSummary}`),
      );
  });
}

test('on every screen, with nothing in it, waiting, refused and with work on it, axe finds nothing serious in light or dark', async ({
  launch,
  dataDir,
}) => {
  test.setTimeout(900_000);
  const start = async (): Promise<RunningApp> => {
    const started = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED } });
    await started.page.setViewportSize({ width: 1366, height: 768 });
    return started;
  };
  const app = await start();
  const found: string[] = [];
  let screens = 0;
  const visit = async (page: Page, name: string): Promise<void> => {
    screens += 1;
    await inScheme(page, async (scheme) => {
      for (const finding of await findings(page)) found.push(`${name} (${scheme}): ${finding}`);
    });
  };
  await walkFirst({ app, visit }, JSON.stringify(testCounty().publicFile));
  await walkWork({ app, visit }, dirname(dataDir), dataDir);
  await app.quit();
  await walkDamage({ dataDir, start, visit });
  console.log(`screens looked at by axe: ${screens}, light and dark`);
  expect(found).toEqual([]);
});
