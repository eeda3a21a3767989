/**
 * Every test gets an empty profile folder of its own and starts the real app on it, as often as it likes. The folder
 * goes when the test ends; nothing is left running.
 */
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readRuntime } from '../../build/runtime/electron-runtime.mjs';

export { expect } from '@playwright/test';

export type LaunchOptions = {
  /** Added to the environment: `AID_FIXED_CLOCK`, `AID_ID_SEED`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Another app than the project's own. */
  readonly appDir?: string;
};

export type RunningApp = {
  readonly electron: ElectronApplication;
  /** The main window, its first page loaded. */
  readonly page: Page;
  /** Quits as a person does, and waits until the app is gone; nothing happens when it already is. */
  readonly quit: () => Promise<void>;
  /** `kill -9` of the whole app, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** `kill -9` of the service alone. */
  readonly killService: () => Promise<void>;
};

export type Fixtures = {
  /** The profile folder of this test; start again on it to see what was kept. */
  readonly dataDir: string;
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>;
};

const ROOT = resolve(import.meta.dirname, '../..');

/** Chromium's sandbox does not work for root; as a normal user it is on in these tests as well. */
export const SANDBOX_ARGS: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Starts the app on a profile folder. For tools that are not tests; tests take the fixture `launch`. */
export async function launchApp(
  dataDir: string,
  { env = {}, args = [], appDir = ROOT }: LaunchOptions = {},
): Promise<RunningApp> {
  const runtime = readRuntime();
  if (runtime === null) throw new Error('The Electron runtime is not set up: node build/runtime/electron-runtime.mjs');
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: [appDir, ...SANDBOX_ARGS, `--user-data-dir=${dataDir}`, ...args],
    env: { ...inherited(), ...env },
  });
  const page = await electron.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  // Playwright forgets the process once it is closed.
  const child = electron.process();
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    electron,
    page,
    quit: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await electron.close();
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    killService: async () => process.kill(await servicePid(electron), 'SIGKILL') && undefined,
  };
}

/** The process id of the running service. */
export async function servicePid(electron: ElectronApplication): Promise<number> {
  const pid = await electron.evaluate(
    ({ app }) =>
      app.getAppMetrics().find((metric) => metric.serviceName === 'aid-service' || metric.name === 'aid-service')?.pid,
  );
  if (pid === undefined) throw new Error('No service is running');
  return pid;
}

/** This process's environment without what would make Electron something else. */
function inherited(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _node, NODE_OPTIONS: _options, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export const test = base.extend<Fixtures>({
  // Playwright reads the names of wanted fixtures from the first parameter, even when there are none.
  // eslint-disable-next-line no-empty-pattern
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'aid-window-'));
    // What a test keeps beside the profile, such as the county's keys, goes with it.
    const profile = join(folder, 'profile');
    mkdirSync(profile);
    await use(profile);
    rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ dataDir }, use) => {
    const started: RunningApp[] = [];
    await use(async (options) => {
      const running = await launchApp(dataDir, options);
      started.push(running);
      return running;
    });
    for (const running of started) await running.quit();
  },
});
