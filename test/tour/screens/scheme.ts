import type { Page } from '@playwright/test';

export type Scheme = 'light' | 'dark';

/** Does it in light and in dark, and leaves the page light. */
export async function inScheme(page: Page, look: (scheme: Scheme) => Promise<void>): Promise<void> {
  const become = (scheme: Scheme): Promise<void> =>
    page.evaluate((to) => document.documentElement.setAttribute('data-mantine-color-scheme', to), scheme);
  for (const scheme of ['dark', 'light'] as const) {
    await become(scheme);
    await look(scheme);
  }
}
