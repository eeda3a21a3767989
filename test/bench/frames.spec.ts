/** Not a test: how long the page's frames take in the real app while it works hard. See docs/bench.md. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { testCounty } from '../county/support/sample-batch.ts';
import { launchApp, type RunningApp } from '../e2e/fixtures.ts';
import { CODE, openCounty, type OpenCounty } from '../service/support/county-line.ts';
import { longNote } from '../service/support/forms/long-note.ts';
import { answerOpenDialogs } from '../support/answer-dialogs.ts';
import { fillPerson, fillStays, firstRun, newApplication } from '../support/clerk.ts';
import { cuttingProxy } from '../sync/support/cutting-proxy.ts';
import { report } from './figure.ts';
import { usualForm } from './forms.ts';
import { watchFrames } from './measure/frames.ts';
import { review, settle } from './profile.ts';
import { makeRoster } from './roster/make-roster.ts';
import { call } from './window-app.ts';

const FOLDER = resolve(import.meta.dirname, '../../node_modules/.cache/aid-window/bench');
const PEOPLE = 20_000;
/** Two papers each. */
const CASES = 25;
/** As long as the longest step may take on a machine that does other things. */
const STEP_MS = 120_000;

/** Types as fast as a quick clerk, into every field of a bill and of the person. */
async function typeApplication(page: Page): Promise<void> {
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  // A section that is complete lies folded.
  await page.keyboard.press('Alt+2');
  for (const [word, text] of [
    ['第1行 医院', '清河县人民医院'],
    ['第2行 诊断', '慢性肾衰竭'],
    ['第3行 总费用', '32415.60'],
    ['第3行 范围内', '21000.00'],
  ] as const) {
    const field = page.getByLabel(word, { exact: true });
    await field.fill('');
    await field.pressSequentially(text, { delay: 60 });
  }
}

async function takeRoster(page: Page): Promise<void> {
  await page.getByRole('link', { name: '名册', exact: true }).click();
  await page.getByRole('button', { name: '导入名册' }).click();
  await expect(page.getByLabel('名单名称')).toBeFocused();
  await page.getByLabel('名单名称').fill('低保名册');
  await page.getByLabel('名册日期').fill('2023-10-01');
  await page.keyboard.press('Control+Enter');
  await expect(
    page
      .getByText(`文件共 ${PEOPLE.toLocaleString('en')} 行`, { exact: false })
      .or(page.getByText(`文件共 ${PEOPLE} 行`, { exact: false }))
      .first(),
  ).toBeVisible({ timeout: STEP_MS });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /低保名册 民政 2023-10-01 正在使用/ })).toBeVisible({ timeout: STEP_MS });
}

async function makePapers(page: Page): Promise<void> {
  await page.getByRole('link', { name: '文书', exact: true }).click();
  await page.getByRole('tab', { name: '成批打印' }).click();
  await page.getByRole('button', { name: `生成 ${CASES * 2} 份文书` }).click();
  await expect(page.getByText(`已生成 ${CASES * 2} 份`, { exact: true })).toBeVisible({ timeout: STEP_MS });
}

async function meetCounty(page: Page, address: string, ids: readonly string[]): Promise<void> {
  await page.getByLabel('主导航').getByRole('link', { name: '设置', exact: true }).click();
  await page.getByLabel('服务地址').fill(address);
  await page.getByRole('button', { name: '保存地址' }).click();
  await page.getByLabel('一次性登记码').fill(CODE);
  await page.getByRole('button', { name: '联网登记' }).click();
  await expect(page.getByText(/测试县医疗保障局（210502）/)).toBeVisible();
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await call(page, 'batch/seal', { applicationIds: [...ids] });
  await page.getByRole('button', { name: '现在联系' }).click();
  await expect(page.getByText('县级已接收').first()).toBeVisible({ timeout: STEP_MS });
}

/** A line that holds every connection so long, and passes so much of one before it dies: some 64 kbit/s. */
const HELD_MS = 1_000;
const PASSES = 40_000;

/** Sends a batch over a slow line while somebody types, and says how long the loop of the main process was held up. */
async function sendSlowly(running: RunningApp, county: OpenCounty, ids: readonly string[]): Promise<void> {
  const { page, electron } = running;
  const line = await cuttingProxy(Number(new URL(county.address).port), () => ({
    up: PASSES,
    until: new Promise((goOn) => setTimeout(goOn, HELD_MS)),
  }));
  await call(page, 'sync/setLine', { address: line.address, certificate: '' });
  await call(page, 'batch/seal', { applicationIds: [...ids] });
  await electron.evaluate(() => {
    const delay = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    Object.assign(globalThis, { delay });
  });
  const isSending = async (): Promise<boolean> =>
    (await call(page, 'batch/list', {})).rows.some(({ stage }) => stage !== 'received');
  let sent = 0;
  await watchFrames(page, 'sending-over-a-slow-line', async () => {
    while (await isSending()) {
      await call(page, 'sync/now', {});
      await typeApplication(page);
    }
    sent = line.sent();
  });
  const max = await electron.evaluate(
    () => (Reflect.get(globalThis, 'delay') as { readonly max: number }).max / 1_000_000,
  );
  report('main-loop-while-sending-over-a-slow-line', 'ms', [max], {
    note: `the longest; ${(sent / 1_000).toFixed(0)} kB went up, ${line.cuts()} connections died`,
  });
  line.close();
}

test('frames of the page while the app works', async () => {
  test.setTimeout(6 * STEP_MS);
  const dataDir = join(FOLDER, 'frames');
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const roster = join(FOLDER, `roster-${PEOPLE}.xlsx`);
  await makeRoster(roster, PEOPLE);
  const county = await openCounty();
  const running = await launchApp(dataDir);
  const { page, electron, quit } = running;
  try {
    await firstRun(page, JSON.stringify(testCounty().publicFile));
    const ids: string[] = [];
    for (let person = 1; person <= CASES; person += 1) ids.push(await settle(page, usualForm(person)));
    await watchFrames(page, 'nothing', () => page.waitForTimeout(3_000));
    await watchFrames(page, 'typing', () => typeApplication(page));
    await answerOpenDialogs(electron, roster);
    await watchFrames(page, 'taking-a-roster', () => takeRoster(page));
    await watchFrames(page, 'making-50-papers', () => makePapers(page));
    const later: string[] = [];
    for (let person = 1; person <= CASES; person += 1)
      later.push(await settle(page, { ...usualForm(CASES + person), note: longNote(`note ${person}`) }));
    await review(page, [...ids, ...later]);
    await watchFrames(page, 'meeting-the-county', () => meetCounty(page, county.address, ids));
    await sendSlowly(running, county, later);
  } finally {
    await quit();
    await county.close();
  }
});
