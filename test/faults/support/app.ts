import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelInput, ChannelName, ChannelOutput, WindowApp } from '#shared/contract/index.ts';
import { processTree } from '../../bench/process-tree.ts';
import type { Window } from '../../service/support/window.ts';
import { FIXED_CLOCK } from '../../support/invented-case.ts';

/** The places in which an app and the system below it can leave something. */
export type Places = { readonly profile: string; readonly temp: string; readonly home: string; readonly stick: string };

export function placesIn(folder: string): Places {
  const [profile, temp, home, stick] = ['profile', 'temp', 'home', 'stick'].map((name) => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  });
  if (profile === undefined || temp === undefined || home === undefined || stick === undefined) throw new Error('Four');
  return { profile, temp, home, stick };
}

/** The running app and its window. */
export type App = {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Kept, because Playwright forgets it once it is gone. */
  readonly child: ReturnType<ElectronApplication['process']>;
};

/** Starts the real app; its temporary files and its home are folders of the test. */
export async function startApp({ profile, temp, home }: Places): Promise<App> {
  const { ELECTRON_RUN_AS_NODE: _node, ...inherited } = process.env;
  const known = Object.entries(inherited).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const electron = await _electron.launch({
    executablePath: process.env['AID_ELECTRON'] ?? '',
    // Chromium's sandbox does not work for root.
    args: [process.cwd(), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`],
    env: { ...Object.fromEntries(known), AID_FIXED_CLOCK: FIXED_CLOCK, TMPDIR: temp, HOME: home },
  });
  const page = await electron.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { electron, page, child: electron.process() };
}

/** The desk of the running app: the same calls its pages make, through the same bridge. */
export function deskOf(page: Page): Window {
  const ask = async <N extends ChannelName>(name: N, input: ChannelInput<N>): Promise<ChannelOutput<N>> => {
    // The bridge, as the page finds it; what goes through is checked by the service at both ends.
    const result = await page.evaluate(
      async ([channel, given]) => {
        const { app } = globalThis as unknown as { readonly app: WindowApp };
        return app.invoke(channel as ChannelName, given as ChannelInput<ChannelName>);
      },
      [name, input] as readonly [string, unknown],
    );
    if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.detail)}`);
    return result.value as ChannelOutput<N>;
  };
  return { ask } as unknown as Window; // the helpers of the desk do nothing but ask
}

/** `kill -9` of the app with everything it started, all at once. */
export async function killAll({ child }: App): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (const each of processTree(pid)) {
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // It followed its parent already.
    }
  }
  await gone;
}
