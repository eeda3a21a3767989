import type { Page } from '@playwright/test';
import { call } from '../../../bench/window-app.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { addReviewer, firstRun } from '../../../support/clerk.ts';
import { STATION } from '../../../support/invented-case.ts';

/** Sets a new window up with a second person and registers it at a real county that runs. */
export async function windowAtCounty(
  page: Page,
  county: {
    readonly type: (...words: readonly string[]) => Promise<{ readonly out: string; readonly err: string }>;
    readonly url: () => string;
  },
): Promise<void> {
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  await addReviewer(page);
  const made = await county.type('make-code', `${STATION.townshipCode}-${STATION.pcLetter}`);
  const code = /登记码　([\w-]+)/.exec(made.out)?.[1] ?? made.out + made.err;
  await call(page, 'sync/setLine', { address: county.url(), certificate: '' });
  await call(page, 'sync/enrol', { code });
}
