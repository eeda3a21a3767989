import type { RunningApp } from '../e2e/fixtures.ts';

const LOOK = process.env['AID_LOOK'];

/** For whoever wants to see it (`AID_LOOK`: a folder): the narrow screen of the windows, light and dark. */
export async function look({ electron, page }: RunningApp, name: string): Promise<void> {
  if (LOOK === undefined) return;
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
  for (const scheme of ['light', 'dark'] as const) {
    await page.evaluate((to) => document.documentElement.setAttribute('data-mantine-color-scheme', to), scheme);
    await page.screenshot({ path: `${LOOK}/${name}-${scheme}.png` });
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'));
}
