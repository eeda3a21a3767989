import type { Page } from '@playwright/test';
import type { ChannelInput, ChannelName, ChannelOutput, WindowApp } from '#shared/contract/index.ts';

/** What the page under measure has on its window. */
export type AppWindow = Window & { readonly app: WindowApp };

/** Calls a channel from within the page. Throws with the code when the service refuses. */
export async function call<N extends ChannelName>(
  page: Page,
  name: N,
  input: ChannelInput<N>,
): Promise<ChannelOutput<N>> {
  // Playwright cannot tell that what is sent there comes back as it is.
  const result = await page.evaluate(
    ([channel, value]) => (window as unknown as AppWindow).app.invoke(channel as N, value as ChannelInput<N>),
    [name, input] as const as readonly [string, unknown],
  );
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value;
}
