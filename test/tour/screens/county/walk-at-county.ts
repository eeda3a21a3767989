import { expect } from '@playwright/test';
import { countyFolder } from '../../../county/service/support/running-county.ts';
import type { RunningApp } from '../../../e2e/fixtures.ts';
import { walkCasePapers } from '../../../e2e/sync/papers/walk-case-papers.ts';
import { windowAtCounty } from '../../../e2e/sync/papers/window-at-county.ts';
import type { Visit } from '../visit.ts';

/** A second window at a real county: the scans and printed papers of its first batch, held up, on their way, delivered. */
export async function walkAtCounty({
  visit,
  start,
}: {
  readonly visit: Visit;
  readonly start: () => Promise<RunningApp>;
}): Promise<void> {
  const county = await countyFolder();
  try {
    await county.start();
    const app = await start();
    await windowAtCounty(app.page, county);
    const { line, row, send } = await walkCasePapers({ app, visit }, county.url());
    line.allow();
    await send.click();
    // What the county has and said so needs nobody: its line goes.
    await expect(row).toHaveCount(0, { timeout: 120_000 });
    await visit(app.page, '材料-已送达');
    line.close();
    await app.quit();
  } finally {
    await county.remove();
  }
}
