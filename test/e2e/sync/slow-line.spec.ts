import type { Page } from '@playwright/test';
import { review, settle } from '../../bench/profile.ts';
import { call } from '../../bench/window-app.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { CODE, openCounty, type OpenCounty } from '../../service/support/county-line.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { longNote } from '../../service/support/forms/long-note.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { fillPerson, fillStays, firstRun, newApplication } from '../../support/clerk.ts';
import { EXPECTED, FIXED_CLOCK, ID_SEED, PERSON } from '../../support/invented-case.ts';
import { type Cut, cuttingProxy } from '../../sync/support/cutting-proxy.ts';
import { go } from '../../tour/screens/visit.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };
const STAY = plainStay('2023-03-01', '2023-03-10', '24000.00', 1);
/** So many applications with long notes fill a few pieces of an upload. */
const APPLICATIONS = 24;
/** A connection dies after so many bytes, and the first one is held after so many of all. */
const DIES_AFTER = 40_000;
const HELD_AFTER = 90_000;

let county: OpenCounty;
let line: Awaited<ReturnType<typeof cuttingProxy>>;
let cutOf: () => Cut | null = () => null;
test.beforeEach(async () => {
  county = await openCounty();
  cutOf = () => null;
  line = await cuttingProxy(Number(new URL(county.address).port), () => cutOf());
});
test.afterEach(async () => {
  line.close();
  await county.close();
});

type Watching = Window & { readonly bar?: readonly number[] };

/** Keeps every value that a progress bar on the page has. */
const watchBar = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const bar: number[] = [];
    Object.assign(window, { bar });
    new MutationObserver(() => {
      const value = document.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow');
      if (typeof value === 'string' && bar.at(-1) !== Number(value)) bar.push(Number(value));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });

test('while a batch goes over a line that dies and stalls, the bar never goes back and the clerk opens a case, types and sees its amount', async ({
  launch,
}) => {
  test.slow();
  const { page } = await launch({ env: ENV });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  await call(page, 'sync/setLine', { address: line.address, certificate: '' });
  await expect.poll(async () => (await call(page, 'sync/state', {})).isBusy).toBe(false);
  await call(page, 'sync/enrol', { code: CODE });
  const ids: string[] = [];
  for (let n = 1; n <= APPLICATIONS; n += 1)
    ids.push(await settle(page, ownCase(n).form([STAY], { note: longNote(`note ${n}`) })));
  await review(page, ids);

  let goOn = (): void => undefined;
  const until = new Promise<void>((resolve) => (goOn = resolve));
  let isHeld = false;
  const begun = line.sent();
  cutOf = () => {
    if (line.sent() - begun < HELD_AFTER) return { up: DIES_AFTER };
    isHeld = true;
    return { up: DIES_AFTER, until };
  };
  await go(page, '/batches');
  await watchBar(page);
  await call(page, 'batch/seal', { applicationIds: ids });
  // It is asked for again at once, so that the test does not wait for the times between tries.
  const tryNow = () => call(page, 'sync/now', {});
  await expect.poll(async () => (await tryNow()) && isHeld).toBe(true);
  const sending = page.getByText(/^正在送第 1 批，\d+%$/u);
  await expect(sending).toBeVisible();
  await expect(page.getByText('正在送出', { exact: true })).toBeVisible();
  const stalledAt = await sending.innerText();
  await look(page, '慢线-送出中');

  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue(PERSON.name);
  await expect(page.getByLabel('应救助金额')).toHaveText(new RegExp(EXPECTED.payableText));
  expect(await call(page, 'sync/state', {})).toMatchObject({ isBusy: true, progress: { what: 'send' } });
  await go(page, '/batches');
  await expect(sending).toHaveText(stalledAt);

  goOn();
  const stageNow = async () => (await tryNow()) && (await call(page, 'batch/list', {})).rows[0]?.stage;
  await expect.poll(stageNow).toBe('received');
  expect(line.cuts()).toBeGreaterThan(1);
  const bar = await page.evaluate(() => (window as Watching).bar ?? []);
  expect(bar).toEqual(bar.toSorted((one, other) => one - other));
  expect(bar.length).toBeGreaterThan(3);
});
