import type { Page } from '@playwright/test';
import { inScheme } from '../tour/screens/scheme.ts';

const FOLDER = process.env['AID_LOOK'];

/** The smallest window, plain and enlarged to 125 %. */
export const SMALL_SIZES = [
  [1366, 768],
  [1093, 614],
] as const;

/** For whoever wants to see it (`AID_LOOK`: a folder): the page as it stands. */
export async function look(page: Page, name: string): Promise<void> {
  if (FOLDER !== undefined) await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

/** The same in the smallest window, plain and enlarged, light and dark. */
export async function lookAround(page: Page, name: string): Promise<void> {
  if (FOLDER === undefined) return;
  for (const [width, height] of SMALL_SIZES) {
    await page.setViewportSize({ width, height });
    await inScheme(page, (scheme) => look(page, `${name}-${width}-${scheme}`));
  }
  const [width, height] = SMALL_SIZES[0];
  await page.setViewportSize({ width, height });
}
