import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, toDay } from '#shared/day.ts';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { firstRun } from '../../support/clerk.ts';
import { countyPublicKey, verifyBatch } from '../../support/county/county.ts';
import { STATION } from '../../support/invented-case.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const PERMIT_NO = '溪医保授〔2023〕7号';
const MARK = `本件由同一人测算并复核（县级授权${PERMIT_NO}）。`;

/** The permit as the county's own command writes it, signed with the county's secret key. */
function permitOf(dataDir: string, device: string, until: string): Buffer {
  const folder = `${dataDir}-county`;
  const secret = readdirSync(folder).find((name) => name.includes('secret')) ?? '';
  const file = join(folder, 'one-person.aidorder.json');
  const place = ['--device', device, '--pc', `${STATION.townshipCode}-${STATION.pcLetter}`];
  const held = ['--no', PERMIT_NO, '--until', until];
  const args = ['build/run.mjs', 'county/cli/order.ts', 'permit', file, '--key', join(folder, secret)];
  const made = spawnSync(process.execPath, [...args, ...place, ...held], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`);
  return readFileSync(file);
}

test('in a township of one person the county permits it: the same person reviews and seals, and every paper says so', async ({
  launch,
  dataDir,
}) => {
  // By the machine's clock, as the county's command goes by it and refuses a permit that has run out.
  const { page } = await launch();
  await firstRun(page, countyPublicKey(dataDir));
  const form = ownCase(11).form();
  const { id, revision } = await call(page, 'application/create', {});
  const saved = await call(page, 'application/saveDraft', { id, revision, form });
  await call(page, 'application/accept', { id, revision: saved.revision });
  await page.evaluate((to) => {
    window.location.hash = `#/applications/${to}`;
  }, id);
  await page.getByRole('button', { name: /^确认测算/ }).click();
  await expect(page.getByText('这份申请是您测算的，要由另一位复核员复核后才能封批。')).toBeVisible();
  const shown = async (kind: 'settlement' | 'approval'): Promise<string> => {
    const { bytes } = await call(page, 'paper/make', { applicationId: id, kind });
    const { pages } = await readPdf(bytes);
    return pages.join('');
  };
  expect(await shown('settlement')).not.toContain('同一人测算并复核');

  await page.getByRole('link', { name: '设置', exact: true }).click();
  const section = page.locator('section', { has: page.getByRole('heading', { name: '单人经办授权' }) }).last();
  const status = await call(page, 'app/status', {});
  if (status.state !== 'open') throw new Error('Nobody is logged in');
  const until = addDays(toDay(status.today), 90);
  const device = await section.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/).innerText();
  await section.locator('input[type=file]').setInputFiles({
    name: 'one-person.aidorder.json',
    mimeType: 'application/json',
    buffer: permitOf(dataDir, device, until),
  });
  await expect(section.getByText(`到 ${until} 为止`)).toBeVisible();

  await page.getByRole('link', { name: '复核', exact: true }).click();
  await page.getByRole('grid', { name: '待复核的申请' }).getByText(form.person.name).click();
  await expect(page.getByRole('button', { name: /^复核通过/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('没有待复核的申请')).toBeVisible();
  await page.evaluate((to) => {
    window.location.hash = `#/applications/${to}`;
  }, id);
  await expect(page.getByText(`本件由同一人测算并复核（县级授权 ${PERMIT_NO}）。`)).toBeVisible();
  await look(page, '单人-已复核');
  for (const kind of ['settlement', 'approval'] as const) expect(await shown(kind)).toContain(MARK);

  await page.getByRole('link', { name: '批次', exact: true }).click();
  await page.getByRole('button', { name: /^封批/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /封批/ }).click();
  await expect(page.getByText(/AID1-.*\.aidbatch/).first()).toBeVisible();
  const [batch = ''] = readdirSync(join(dataDir, 'batches')).filter((name) => name.endsWith('.aidbatch'));
  expect(verifyBatch(dataDir, join(dataDir, 'batches', batch))).toMatch(/同一人/);
});
