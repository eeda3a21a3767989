import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../e2e/fixtures.ts';
import { STATION } from '../../support/invented-case.ts';
import type { Visit } from './visit.ts';

type Damaged = {
  readonly dataDir: string;
  /** Starts the app on it; it was quit. */
  readonly start: () => Promise<RunningApp>;
  readonly visit: Visit;
};

/** After a wrong password the next try waits a second. */
async function enter(page: Page): Promise<void> {
  const password = page.getByLabel('密码', { exact: true });
  await expect(async () => {
    await password.fill(STATION.password, { timeout: 2000 });
    await password.press('Enter');
    await expect(page.getByRole('main', { name: '解锁' })).toHaveCount(0, { timeout: 5000 });
  }).toPass();
}

/** What stands there when the data is not whole: what it is, and each way out. Nothing is left of the data afterwards. */
export async function walkDamage({ dataDir, start, visit }: Damaged): Promise<void> {
  // The high-water mark is gone: nobody can say that the data is whole.
  rmSync(join(dataDir, 'head.log'));
  const less = await start();
  await enter(less.page);
  await expect(less.page.getByRole('alert', { name: '数据比上次保存的少' })).toBeVisible();
  await visit(less.page, '损坏-数据比上次少');
  await less.page.getByRole('button', { name: '只读打开' }).click();
  await visit(less.page, '损坏-只读打开');
  await less.page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await less.page.getByRole('form', { name: '只读打开' }).getByRole('button', { name: '只读打开' }).click();
  await expect(less.page.getByText(/现在是只读打开/)).toBeVisible();
  await visit(less.page, '只读-受理台');
  await less.quit();

  writeFileSync(join(dataDir, 'app.db'), Buffer.alloc(20_000));
  rmSync(join(dataDir, 'app.db-wal'), { force: true });
  const broken = await start();
  await enter(broken.page);
  await broken.page.getByRole('button', { name: '用备份恢复' }).click();
  await expect(broken.page.getByRole('form', { name: '用备份恢复' })).toBeVisible();
  await visit(broken.page, '损坏-用备份恢复');
  await broken.quit();

  for (const name of ['keys.json', 'keys.2.json']) writeFileSync(join(dataDir, name), '{');
  const keyless = await start();
  await keyless.page.getByRole('button', { name: '用备份中的密钥' }).click();
  await expect(keyless.page.getByRole('form', { name: '用备份中的密钥' })).toBeVisible();
  await visit(keyless.page, '损坏-用备份中的密钥');
  await keyless.quit();
}
