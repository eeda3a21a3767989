import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { CaseState } from '../../../../county/console/api/views.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { GOOD, TEST_KEY } from '../../../sync/support/certificates.ts';
import { applicationOf, deliver, enrol, type Pc, pcOf, personOf } from '../../decide/support/county.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { inScheme } from '../../../tour/screens/scheme.ts';
import type { Desk } from './console-calls.ts';
import { PASSWORD } from './password.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
export const BUILT = join(ROOT, 'dist', 'console');
/** Debian's own browser. */
const CHROMIUM = '/usr/bin/chromium';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Writes a certificate for this machine and gives the flags that make a service use it. */
export async function certificateFlags(folder: string): Promise<readonly string[]> {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await writeFile(cert, GOOD);
  await writeFile(key, TEST_KEY);
  return ['--cert', cert, '--key', key, '--host', '127.0.0.1'];
}

/** A running county with the console that was built before the tests, and a real browser. `isTls`: over HTTPS. `prepare`: with the folder before the start. */
export async function consoleCounty({
  isTls = false,
  prepare,
}: { readonly isTls?: boolean; readonly prepare?: (folder: string) => Promise<void> } = {}) {
  const folder = await countyFolder();
  await prepare?.(folder.folder);
  const running = await folder.start(folder.folder, BUILT, isTls ? await certificateFlags(folder.root) : []);
  if (!existsSync(CHROMIUM)) throw new Error('chromium is not installed');
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  return {
    running,
    browser,
    open: async (): Promise<Page> => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: 'zh-CN',
        ignoreHTTPSErrors: isTls,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(`${running.address}/console/`);
      return page;
    },
    close: async () => {
      await browser.close();
      await folder.remove();
    },
  };
}

/** Two PCs of two townships: one case each that stands alone, and one each with the same bill. */
export async function makeCases({ county }: RunningCounty): Promise<readonly [Pc, Pc]> {
  const [first, second] = [pcOf('A', '210502001'), pcOf('B', '210502002')];
  for (const pc of [first, second]) await enrol(county.books, pc);
  const twice = { person: personOf(900), bill: 'B-TWICE', from: '2023-03-01', to: '2023-03-08', totalYuan: 60_000 };
  first.seal(applicationOf(first.device.pc, 1), applicationOf(first.device.pc, 2, twice));
  second.seal(applicationOf(second.device.pc, 1), applicationOf(second.device.pc, 2, twice));
  second.seal(applicationOf(second.device.pc, 3));
  second.seal(applicationOf(second.device.pc, 4));
  await deliver(county, first, 1);
  await deliver(county, second, 1);
  // Batch 2 is missing: batch 3 waits for it.
  await deliver(county, second, 3);
  return [first, second];
}

export async function signIn(page: Page, user: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('用户名').fill(user);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** What axe finds serious or worse, by name. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // As text through the debugger: the page's policy allows no script of others.
  return page.evaluate(`(async () => {
    ${axeSource}
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | '));
  })()`);
}

/** The smallest window, plain and enlarged to 125 %. */
const SIZES = [
  ['', 1366, 768],
  ['-125', 1093, 614],
] as const;

/** `AID_PICTURES=folder` keeps what the pages look like, light and dark. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['AID_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  const schemeBefore = await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'] ?? 'light');
  for (const [size, width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await inScheme(page, (scheme) =>
      page
        .screenshot({ path: join(folder, `${name}${size}${scheme === 'dark' ? '-dark' : ''}.png`) })
        .then(() => undefined),
    );
  }
  await page.evaluate((to) => document.documentElement.setAttribute('data-mantine-color-scheme', to), schemeBefore);
  if (before !== null) await page.setViewportSize(before);
}

/** Approves every case that came, or stands somewhere. */
export async function approveAll(desk: Desk, states: CaseState[] = []): Promise<void> {
  const { rows } = await desk.get('cases', { text: '', states, township: null, batch: null, month: null, after: null });
  for (const { record, payableFen } of rows)
    await desk.get('decide', { record, decision: 'approved', approvedFen: payableFen, reason: '已核对', places: [] });
}
