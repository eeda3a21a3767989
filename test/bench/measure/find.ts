import { expect, type Page } from '@playwright/test';
import { report } from '../figure.ts';
import { usualForm } from '../forms.ts';
import { call } from '../window-app.ts';

/** So many drafts fill the list; half of them are left after the second letter. */
const DRAFTS = 240;
const GIVEN = ['桂芝', '小明'] as const;
const PRESSES = 60;

type MeasuringWindow = Window & {
  readonly found?: { readonly until: (count: number) => Promise<readonly number[]> };
};

/**
 * From a key press in the search box to the frame that shows its list: the way to the service and back, and the drawing.
 * Every press changes the list: a second letter is typed, then taken away again.
 */
export async function measureFind(page: Page): Promise<void> {
  for (let index = 0; index < DRAFTS; index += 1) {
    const { id, revision } = await call(page, 'application/create', {});
    const form = usualForm(index % 50);
    const person = { ...form.person, name: `佟${GIVEN[index % GIVEN.length] ?? ''}` };
    await call(page, 'application/saveDraft', { id, revision, form: { ...form, person } });
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.press('t');
  await expect(page.getByRole('listbox', { name: '找到的人员和申请' })).toBeVisible();
  await page.evaluate(installMeasure);
  let values: readonly number[] = [];
  for (let press = 0; press < PRESSES; press += 1) {
    await page.keyboard.press(press % 2 === 0 ? 'g' : 'Backspace');
    values = await page.evaluate((count) => (window as MeasuringWindow).found?.until(count) ?? [], press + 1);
  }
  const p95 = values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
  report('key-to-found', 'ms', values, { note: `goal 50 ms; 95 of 100 under ${p95.toFixed(0)} ms; event to frame` });
}

/** Runs in the page: takes the time from each key press to the frame that shows the list it brought. */
function installMeasure(): void {
  const panel = document.querySelector('[role="listbox"]')?.parentElement;
  if (panel === null || panel === undefined) throw new Error('No list under the search box');
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
  }).observe(panel, { childList: true, characterData: true, subtree: true });
  Object.assign(window, {
    found: {
      until: async (count: number) => {
        while (values.length < count) await new Promise<void>((resolve) => (onValue = resolve));
        return values;
      },
    },
  });
}
