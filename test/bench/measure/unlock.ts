import type { Page } from '@playwright/test';
import { STATION } from '../../support/invented-case.ts';

/** Enters the password on the unlock page; ms from the Enter key to the painted desk with its rows. */
export async function measureUnlock(page: Page): Promise<number> {
  const password = page.getByLabel('密码', { exact: true });
  await password.fill(STATION.password);
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressedAt = Number.NaN;
        addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (document.querySelectorAll('main section[aria-label="受理台"] tbody tr').length === 0) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressedAt)));
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  );
  await password.press('Enter');
  return await painted;
}
