import { expect, type Page } from '@playwright/test';
import { call } from '../../../bench/window-app.ts';
import { pngScan } from '../../../service/sync/papers/papers-desk.ts';
import { fillPerson, fillStays, newApplication, reviewCase } from '../../../support/clerk.ts';
import { PERSON } from '../../../support/invented-case.ts';

const MEGABYTE = 1024 * 1024;

/** An accepted case with two scans and its settlement printed, reviewed and sealed by the clerk. */
export async function sealWithPapers(page: Page): Promise<void> {
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.getByRole('button', { name: /^受理/ }).click();
  await page.getByRole('button', { name: /^确认测算/ }).click();
  await expect(page.getByText('已确认')).toBeVisible();
  const { rows } = await call(page, 'application/list', {});
  const id = rows.find(({ personName }) => personName === PERSON.name)?.id ?? '';
  for (const line of ['id', 'household'])
    await call(page, 'attachment/add', {
      applicationId: id,
      line,
      name: `${line}.png`,
      bytes: pngScan(line, 3 * MEGABYTE),
    });
  await call(page, 'paper/make', { applicationId: id, kind: 'settlement' });
  await reviewCase(page);
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await page.getByRole('button', { name: '封批 1 份' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '封批' }).click();
}
