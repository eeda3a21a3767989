import { rmSync } from 'node:fs';
import { makeFixtureApp } from '../support/fixture-app/fixture-app.ts';
import { expect, test as base, type RunningApp } from './fixtures.ts';

/** Main and preload as shipped, with a tiny page and a tiny service: what fails here is the spine itself. */
export const test = base.extend<{ app: RunningApp }, { appDir: string }>({
  appDir: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await makeFixtureApp();
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  app: async ({ launch, appDir }, use) => {
    const app = await launch({ appDir });
    await expect(app.page.locator('#state')).toHaveText('可用');
    await use(app);
  },
});
