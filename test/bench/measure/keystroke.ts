import { expect, type Page } from '@playwright/test';
import { report } from '../figure.ts';
import type { Draft } from '../profile.ts';

const PRESSES = 40;
const FIELD = '第40行 基本医保';

type MeasuringWindow = Window & {
  readonly measured?: { readonly until: (count: number) => Promise<readonly number[]> };
};

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
  let values: readonly number[] = [];
  for (let press = 0; press < PRESSES; press += 1) {
    await page.keyboard.press(press % 2 === 0 ? 'Backspace' : '5');
    values = await page.evaluate((count) => (window as MeasuringWindow).measured?.until(count) ?? [], press + 1);
  }
  report('key-to-settlement-40-visits', 'ms', values, { note: 'goal 60 ms; in the page, event to frame' });
}

/** Runs in the page: takes the time from each key press to the frame that shows the amount it brought. */
function installMeasure(): void {
  const output = document.querySelector('output[aria-label="应救助金额"]');
  if (output === null) throw new Error('No amount of aid on the page');
  const values: number[] = [];
  let pressedAt: number | null = null;
  let onValue: () => void = () => undefined;
  addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true });
  new MutationObserver(() => {
    if (pressedAt === null) return;
    const from = pressedAt;
    pressedAt = null;
    requestAnimationFrame(() =>
      setTimeout(() => {
        values.push(performance.now() - from);
        onValue();
      }),
    );
  }).observe(output, { childList: true, characterData: true, subtree: true });
  Object.assign(window, {
    measured: {
      until: async (count: number) => {
        while (values.length < count) await new Promise<void>((resolve) => (onValue = resolve));
        return values;
      },
    },
  });
}
