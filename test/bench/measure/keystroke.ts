import { expect, type Page } from '@playwright/test';
import { report } from '../figure.ts';
import type { Draft } from '../profile.ts';

const PRESSES = 40;
const FIELD = '第40行 基本医保';

type MeasuringWindow = Window & { nextUpdate?: () => Promise<number> };

/**
 * From a key press in the last of forty bill lines to the new amount of aid in the right column, frame included.
 * Every press changes the amount: a digit is appended, then taken away again.
 */
export async function measureKeystroke(page: Page, forty: Draft): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/applications/${id}`;
  }, forty.id);
  const cell = page.getByLabel(FIELD, { exact: true });
  // A section that is complete lies folded.
  await expect(page.getByLabel('应救助金额')).toHaveText(/\d/);
  await page.keyboard.press('Alt+2');
  // Without decimals, so that the last digit counts.
  await cell.fill('200');
  await cell.press('End');
  await page.evaluate(installMeasure);
  const values: number[] = [];
  for (let press = 0; press < PRESSES; press += 1) {
    const updated = page.evaluate(() => (window as MeasuringWindow).nextUpdate?.() ?? Number.NaN);
    await cell.press(press % 2 === 0 ? 'Backspace' : '5');
    values.push(await updated);
  }
  // The first presses compile what the others run.
  report('key-to-settlement-40-visits', 'ms', values, { note: 'goal 60 ms; in the page, event to frame' });
}

/** Runs in the page: `nextUpdate` waits for the next key press and gives the ms until the frame with its result. */
function installMeasure(): void {
  const output = document.querySelector('output[aria-label="应救助金额"]');
  if (output === null) throw new Error('No amount of aid on the page');
  (window as MeasuringWindow).nextUpdate = () =>
    new Promise((resolve) => {
      let pressedAt = Number.NaN;
      addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true, once: true });
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressedAt)));
      });
      observer.observe(output, { childList: true, characterData: true, subtree: true });
    });
}
