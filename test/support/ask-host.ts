import type { Page } from '@playwright/test';
import type { Bridge, HostCall, HostReply } from '#shared/contract/host.ts';

/** Lets the tiny service ask main for something, and gives main's answer. */
export async function askHost(page: Page, call: HostCall): Promise<HostReply> {
  const result = await page.evaluate(
    (input) => (window as unknown as { app: Bridge }).app.invoke('host', input),
    // Playwright's own type of what it can carry does not know readonly members.
    call as unknown as Record<string, string>,
  );
  if (!result.ok) throw new Error(result.error.code);
  return result.value as HostReply;
}
