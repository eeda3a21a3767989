import { countyFolder } from '../../county/service/support/running-county.ts';
import { call } from '../../bench/window-app.ts';
import { seriousFindings } from '../../county/console/support/console-page.ts';
import { FIXED_CLOCK, ID_SEED, STATION } from '../../support/invented-case.ts';
import { look, SMALL_SIZES } from '../../support/look.ts';
import { inScheme } from '../../tour/screens/scheme.ts';
import { walkCasePapers } from './papers/walk-case-papers.ts';
import { windowAtCounty } from './papers/window-at-county.ts';
import { expect, test } from '../fixtures.ts';

let county: Awaited<ReturnType<typeof countyFolder>>;
let running: Awaited<ReturnType<(typeof county)['start']>>;
test.beforeEach(async () => {
  county = await countyFolder();
  running = await county.start();
});
test.afterEach(async () => county.remove());

test('papers say how they stand on every screen, and a service that is killed while they go up goes on with them', async ({
  launch,
}) => {
  test.setTimeout(300_000);
  const app = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED } });
  const { page } = app;
  await page.setViewportSize({ width: 1366, height: 768 });
  await windowAtCounty(page, county);
  const visit = async (_: unknown, name: string): Promise<void> => {
    for (const [width, height] of SMALL_SIZES) {
      await page.setViewportSize({ width, height });
      await inScheme(page, async (scheme) => {
        await look(page, `${name}-${width}-${scheme}`);
        expect([name, scheme, await seriousFindings(page)]).toEqual([name, scheme, []]);
      });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const { line, send } = await walkCasePapers({ app, visit }, county.url());

  line.allow();
  line.cutAfter(300_000);
  await send.click();
  await expect.poll(() => line.cuts()).toBeGreaterThan(0);
  await app.killService();
  line.cutAfter(null);
  // The page stays where it was.
  const password = page.getByLabel('密码', { exact: true });
  await password.fill(STATION.password);
  await password.press('Enter');
  await expect(async () => {
    const { rows } = await call(page, 'papers/list', {});
    expect(rows).toMatchObject([{ stage: 'delivered', lacking: 0 }]);
  }).toPass({ timeout: 120_000 });
  const batch = (await running.county.books.queries.batches({}))[0]?.batch ?? 0;
  expect(await running.county.papers.ofCase({ batch, place: 0 })).toMatchObject({ here: 2, parts: 2, absent: [] });
  line.close();
});
